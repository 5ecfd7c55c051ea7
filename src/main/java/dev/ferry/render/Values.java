package dev.ferry.render;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a template may see: texts, numbers, days, lists, and records by the names of their
 * components. No method of any object can be called; an empty Optional is a missing value.
 */
final class Values implements ObjectWrapper {

    static final Values INSTANCE = new Values();

    private static final ClassValue<Map<String, RecordComponent>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected Map<String, RecordComponent> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .peek(c -> c.getAccessor().setAccessible(true))
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            RecordComponent::getName, Function.identity()));
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
            case LocalDate day -> MarkdownFormat.safe(day.toString());
            case Integer number -> new SimpleNumber(number);
            case Boolean flag -> flag ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
            case List<?> list -> new Sequence(list);
            case Record view -> new View(view);
            default ->
                    throw new TemplateModelException(
                            "templates take texts, days, whole numbers, lists and records, not "
                                    + value.getClass());
        };
    }

    private record Sequence(List<?> items) implements TemplateSequenceModel {
        @Override
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            return index < items.size() ? INSTANCE.wrap(items.get(index)) : null;
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    private record View(Record view) implements TemplateHashModel {
        @Override
        public @Nullable TemplateModel get(String name) throws TemplateModelException {
            var component = COMPONENTS.get(view.getClass()).get(name);
            return component == null ? null : INSTANCE.wrap(read(component));
        }

        private @Nullable Object read(RecordComponent component) throws TemplateModelException {
            try {
                return component.getAccessor().invoke(view);
            } catch (ReflectiveOperationException e) {
                throw new TemplateModelException("cannot read " + component, e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
