package dev.ferry.render;

import freemarker.cache.StringTemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Markdown templates of one directory, read once. A template sees the values it is given and
 * the other templates here, nothing else: no classes, no methods, no files.
 */
public final class Templates {

    private static final String SUFFIX = ".md.ftl";

    /** Ways to run text as a template, or to leave Markdown's escaping. */
    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "\\?\\s*(?:interpret|eval(?:_?[jJ]son)?|new|api)\\b|<#(?:ftl|outputformat|output[fF]ormat)\\b");

    private final String directory;
    private final Map<String, String> sources;
    private final Configuration engine;

    private Templates(String directory, Map<String, String> sources) {
        this.directory = directory;
        this.sources = sources;
        this.engine = engine(sources);
    }

    /**
     * Reads every template of a directory.
     *
     * @throws TemplateError with all mistakes of all templates
     */
    public static Templates load(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new TemplateError(
                    List.of(directory + ": there is no such directory of templates"));
        }
        var name = directory.toAbsolutePath().normalize().getFileName();
        var templates = new Templates(String.valueOf(name), read(directory));
        var mistakes = templates.mistakes();
        if (!mistakes.isEmpty()) {
            throw new TemplateError(mistakes);
        }
        return templates;
    }

    /** The directory of the templates that came with Ferry. */
    public static Path shipped() {
        return Path.of(System.getProperty("ferry.home", ""), "templates");
    }

    private static Map<String, String> read(Path directory) {
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            var sources = new TreeMap<String, String>();
            for (var file : files) {
                sources.put(
                        file.getFileName().toString(),
                        Files.readString(file).replace("\r\n", "\n"));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates in " + directory, e);
        }
    }

    private static Configuration engine(Map<String, String> sources) {
        var loader = new StringTemplateLoader();
        sources.forEach(loader::putTemplate);
        var engine = new Configuration(Configuration.VERSION_2_3_35);
        engine.setTemplateLoader(loader);
        engine.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        engine.setLocalizedLookup(false);
        engine.setLocale(Locale.ROOT);
        engine.setNumberFormat("computer");
        engine.setAPIBuiltinEnabled(false);
        engine.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        engine.setObjectWrapper(Values.INSTANCE);
        engine.setOutputFormat(MarkdownFormat.INSTANCE);
        engine.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
        engine.setRecognizeStandardFileExtensions(false);
        engine.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        engine.setLogTemplateExceptions(false);
        engine.setWrapUncheckedExceptions(true);
        Places.functions().forEach(engine::setSharedVariable);
        return engine;
    }

    /** A template as its author names it: {@code templates/feature.md.ftl}. */
    String path(String name) {
        return directory + "/" + name + SUFFIX;
    }

    private List<String> mistakes() {
        var mistakes = new ArrayList<String>();
        sources.forEach((name, source) -> {
            var lines = source.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                var m = FORBIDDEN.matcher(lines.get(i));
                while (m.find()) {
                    mistakes.add(
                            at(name, i + 1, m.start() + 1)
                                    + "`"
                                    + m.group()
                                    + "` is not allowed in a template");
                }
            }
            try {
                parsed(name);
            } catch (TemplateError e) {
                mistakes.addAll(e.mistakes());
            }
        });
        return mistakes;
    }

    /** Fills in one template. Empty lines are kept to one in a row; the text ends in a newline. */
    String render(String name, Record values) {
        var out = new StringWriter();
        try {
            parsed(name + SUFFIX).process(values, out);
        } catch (TemplateException e) {
            throw new TemplateError(List.of(sentence(name + SUFFIX, e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tidy(out.toString());
    }

    private static String tidy(String text) {
        var out = new StringBuilder(text.length());
        boolean gap = false;
        for (var line : text.strip().split("\n", -1)) {
            boolean empty = line.isBlank();
            if (!empty || !gap) {
                out.append(empty ? "" : line).append('\n');
            }
            gap = empty;
        }
        return out.toString();
    }

    private Template parsed(String name) {
        try {
            return engine.getTemplate(name);
        } catch (ParseException e) {
            throw new TemplateError(
                    List.of(
                            at(name, e.getLineNumber(), e.getColumnNumber())
                                    + firstLine(e.getEditorMessage())));
        } catch (IOException e) {
            throw new TemplateError(
                    List.of(directory + "/" + name + ": there is no such template"));
        }
    }

    private String sentence(String name, TemplateException e) {
        var place = e.getTemplateSourceName() == null ? name : e.getTemplateSourceName();
        var line = e.getLineNumber() == null ? 1 : e.getLineNumber();
        var column = e.getColumnNumber() == null ? 1 : e.getColumnNumber();
        var blamed = e.getBlamedExpressionString();
        var reason = firstLine(e.getMessageWithoutStackTop());
        return at(place, line, column) + (blamed == null ? "" : "`" + blamed + "`: ") + reason;
    }

    private String at(String name, int line, int column) {
        return directory + "/" + name + ":" + line + ":" + column + ": ";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text).strip();
    }
}
