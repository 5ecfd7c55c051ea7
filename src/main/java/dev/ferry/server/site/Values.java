package dev.ferry.server.site;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page template may see: texts, numbers, lists, maps, and of records their components and
 * what they derive from them without being told anything. Nothing else of any object can be
 * reached; an empty Optional is a missing value.
 */
final class Values implements ObjectWrapper {

    static final Values INSTANCE = new Values();

    private static final ClassValue<Map<String, Method>> FACTS =
            new ClassValue<>() {
                @Override
                protected Map<String, Method> computeValue(Class<?> type) {
                    return Arrays.stream(type.getDeclaredMethods())
                            .filter(m -> m.getParameterCount() == 0)
                            .filter(m -> !Modifier.isStatic(m.getModifiers()) && !m.isSynthetic())
                            .filter(m -> !Modifier.isPrivate(m.getModifiers()))
                            .filter(m -> m.getReturnType() != void.class)
                            .peek(m -> m.setAccessible(true))
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            Method::getName, Function.identity()));
                }
            };

    private Values() {}

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        return switch (value) {
            case null -> null;
            case TemplateModel model -> model;
            case Optional<?> maybe -> wrap(maybe.orElse(null));
            case String text -> new SimpleScalar(text);
            case Number number -> new SimpleNumber(number);
            case Boolean flag -> flag ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
            case List<?> list -> new Items(list);
            case Map<?, ?> map -> new Entries(map);
            case java.time.LocalDate day -> new SimpleScalar(day.toString());
            case Markup(var html) -> HTMLOutputFormat.INSTANCE.fromMarkup(html);
            case Record view -> new Facts(view);
            default ->
                    throw new TemplateModelException(
                            "templates take texts, numbers, lists, maps and records, not "
                                    + value.getClass());
        };
    }

    private record Items(List<?> list) implements TemplateSequenceModel {
        @Override
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            return index < list.size() ? INSTANCE.wrap(list.get(index)) : null;
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    private record Entries(Map<?, ?> map) implements TemplateHashModel {
        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            return INSTANCE.wrap(map.get(key));
        }

        @Override
        public boolean isEmpty() {
            return map.isEmpty();
        }
    }

    private record Facts(Record of) implements TemplateHashModel {
        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            var method = FACTS.get(of.getClass()).get(key);
            if (method == null) {
                return null;
            }
            try {
                return INSTANCE.wrap(method.invoke(of));
            } catch (ReflectiveOperationException e) {
                throw new TemplateModelException(key + " of " + of.getClass().getSimpleName(), e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
