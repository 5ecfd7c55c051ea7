package dev.ferry.server;

import dev.ferry.reconcile.Board;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The pages and JSON for those who watch. Shows what the board has; asks no tracker. */
final class Site {

    private final Board board;
    private final String title;
    private final Configuration templates;

    Site(Board board, Path templateDirectory, String title) {
        this.board = board;
        this.title = title;
        this.templates = engine(templateDirectory);
    }

    private static Configuration engine(Path directory) {
        var engine = new Configuration(Configuration.VERSION_2_3_34);
        try {
            engine.setDirectoryForTemplateLoading(directory.resolve("web").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the page templates in " + directory + " cannot be read", e);
        }
        engine.setOutputFormat(HTMLOutputFormat.INSTANCE);
        engine.setDefaultEncoding("UTF-8");
        engine.setAPIBuiltinEnabled(false);
        engine.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        engine.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        engine.setLogTemplateExceptions(false);
        engine.setNumberFormat("computer");
        return engine;
    }

    void register(RoutesConfig routes) {
        routes.get("/site.css", this::css);
        routes.get("/", this::home);
        routes.get("/migrations/{id}", this::migration);
        routes.get(
                "/api/v1/migrations",
                ctx -> ctx.json(board.all().stream().map(MigrationJson::of).toList()));
        routes.get("/api/v1/migrations/{id}", this::json);
    }

    private void css(Context ctx) {
        ctx.header("cache-control", "max-age=300")
                .contentType("text/css; charset=utf-8")
                .result(Resources.bytes("/web/site.css"));
    }

    private void home(Context ctx) {
        var entries = board.all().stream().map(MigrationJson::of).toList();
        page(ctx, 200, "home.ftlh", Map.of("title", title, "migrations", entries));
    }

    private void migration(Context ctx) {
        var entry = board.find(ctx.pathParam("id"));
        if (entry.isEmpty()) {
            page(
                    ctx,
                    404,
                    "home.ftlh",
                    Map.of("title", "No such migration", "migrations", List.of()));
            return;
        }
        page(
                ctx,
                200,
                "migration.ftlh",
                Map.of("title", title, "m", MigrationJson.of(entry.get())));
    }

    private void json(Context ctx) {
        var entry = board.find(ctx.pathParam("id"));
        ctx.status(entry.isPresent() ? 200 : 404)
                .json(
                        entry.map(MigrationJson::of)
                                .orElse(Map.of("error", "there is no migration with this id")));
    }

    private void page(Context ctx, int status, String template, Map<String, Object> model) {
        var out = new StringWriter();
        try {
            templates.getTemplate(template).process(model, out);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException(
                    "the page " + template + " cannot be shown: " + e.getMessage(), e);
        }
        ctx.status(status)
                .header(
                        "content-security-policy",
                        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri"
                                + " 'none'; form-action 'self'")
                .header("x-content-type-options", "nosniff")
                .html(out.toString());
    }
}
