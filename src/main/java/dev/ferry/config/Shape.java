package dev.ferry.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a record looks as a YAML mapping: its keys, their types, and how to make one. */
record Shape(List<Part> parts, Constructor<?> constructor) {

    private static final Pattern HUMP = Pattern.compile("(?=[A-Z])");

    /**
     * @param absent what stands for a key that is not there; empty: it has to be there
     */
    record Part(String key, Type type, Optional<Object> absent) {

        static Part of(RecordComponent c) {
            var key = HUMP.matcher(c.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
            return new Part(key, c.getGenericType(), absent(c));
        }

        private static Optional<Object> absent(RecordComponent c) {
            var standard = c.getAnnotation(Default.class);
            if (standard != null) {
                return Optional.of(Scalars.read(standard.value(), c.getType()));
            }
            if (!(c.getGenericType() instanceof ParameterizedType generic)) {
                return Optional.empty();
            }
            var raw = generic.getRawType();
            if (raw == Optional.class) {
                return Optional.of(Optional.empty());
            }
            return Optional.of(
                    raw == Map.class ? Map.of() : raw == Set.class ? Set.of() : List.of());
        }
    }

    static Shape of(Class<?> record) {
        var components = record.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Shape(Arrays.stream(components).map(Part::of).toList(), constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its constructor", e);
        }
    }

    boolean has(String key) {
        return keys().contains(key);
    }

    List<String> keys() {
        return parts.stream().filter(p -> p.type() != Place.class).map(Part::key).toList();
    }

    /**
     * @throws IllegalArgumentException when the record refuses its values
     */
    Object make(List<Object> values) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make " + constructor, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor, e);
        }
    }
}
