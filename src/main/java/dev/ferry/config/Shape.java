package dev.ferry.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a record looks as a YAML mapping, and how to make one. Written in plain loops: it runs once
 * for every record type at every start, where each stream would cost more than it says.
 *
 * @param mayBeEmpty every part may be absent
 */
record Shape(List<Part> parts, Set<String> keys, boolean mayBeEmpty, Constructor<?> constructor) {

    /**
     * @param absent what stands for a key that is not there; empty: it has to be there
     */
    record Part(String key, Type type, Optional<Object> absent) {

        static Part of(RecordComponent c) {
            return new Part(key(c.getName()), c.getGenericType(), absent(c));
        }

        /** {@code dueEarliest} is {@code due_earliest}. */
        private static String key(String name) {
            var key = new StringBuilder();
            for (char c : name.toCharArray()) {
                if (Character.isUpperCase(c)) {
                    key.append('_');
                }
                key.append(Character.toLowerCase(c));
            }
            return key.toString();
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

        boolean isPlace() {
            return type == Place.class;
        }
    }

    static Shape of(Class<?> record) {
        var parts = new ArrayList<Part>();
        var keys = new LinkedHashSet<String>();
        boolean mayBeEmpty = true;
        for (var component : record.getRecordComponents()) {
            var part = Part.of(component);
            parts.add(part);
            if (!part.isPlace()) {
                keys.add(part.key());
                mayBeEmpty &= part.absent().isPresent();
            }
        }
        var constructor = record.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return new Shape(parts, keys, mayBeEmpty, constructor);
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
