package dev.ferry.tracker.embedded.web;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records to HTML by the templates in {@code templates/web}. Everything is escaped by where it
 * stands; a template can reach neither classes nor files.
 */
final class Pages {

    private final Configuration configuration;

    Pages(Path templates, Assets assets) {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        try {
            configuration.setDirectoryForTemplateLoading(templates.resolve("web").toFile());
            configuration.setSharedVariable("assets", assets.addresses());
        } catch (IOException e) {
            throw new UncheckedIOException("the templates of the pages are missing", e);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
        configuration.setObjectWrapper(new Wrapper());
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setNumberFormat("computer");
        configuration.setBooleanFormat("c");
    }

    /**
     * @param name of a template, without its ending
     */
    String render(String name, Object model) {
        try {
            var page = new StringWriter(8192);
            configuration.getTemplate(name + ".ftlh").process(model, page);
            return page.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + name + ": " + e.getMessage(), e);
        }
    }

    /** An empty Optional is a missing value, so that templates ask {@code x??}. */
    private static final class Wrapper extends DefaultObjectWrapper {

        Wrapper() {
            super(Configuration.VERSION_2_3_34);
        }

        @Override
        public TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
            return super.wrap(value instanceof Optional<?> maybe ? maybe.orElse(null) : value);
        }
    }
}
