package dev.ferry.server.site;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Records to HTML by {@code templates/web/site-*.ftlh}. Everything is escaped where it stands. */
final class Pages {

    private static final int USUAL_SIZE = 64 * 1024;

    private final Configuration configuration;

    Pages(Path templates, Assets assets) {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        try {
            configuration.setDirectoryForTemplateLoading(templates.resolve("web").toFile());
            configuration.setSharedVariable("assets", assets.addresses());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the page templates in " + templates + " cannot be read", e);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
        configuration.setObjectWrapper(Values.INSTANCE);
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
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
     * @param name of a template, without {@code site-} and its ending
     */
    String render(String name, Object model) {
        try {
            var page = new StringWriter(USUAL_SIZE);
            configuration.getTemplate("site-" + name + ".ftlh").process(model, page);
            return page.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(
                    "the page " + name + " cannot be shown: " + e.getMessage(), e);
        }
    }
}
