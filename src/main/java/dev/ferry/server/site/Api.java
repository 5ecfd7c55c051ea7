package dev.ferry.server.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.migration.Decisions;
import dev.ferry.reconcile.Board;
import dev.ferry.server.MigrationJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /api/v1/migrations}: the same value as on the pages, as JSON or CSV. A list is a list, in
 * pieces; the header {@code Link} says where the next piece is.
 */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final String DOCUMENT = document();

    private final Board board;
    private final Doorkeeper door;

    Api(Board board, Doorkeeper door) {
        this.board = board;
        this.door = door;
    }

    /** A mistake of the one who asks, in words. */
    private static final class Mistake extends RuntimeException {
        private final int status;

        Mistake(int status, String words) {
            super(words);
            this.status = status;
        }
    }

    void register(RoutesConfig routes) {
        routes.get("/api/v1/openapi.json", ctx -> Answer.of(200, Accept.JSON, DOCUMENT).send(ctx));
        routes.get("/api/v1/migrations", this::list);
        routes.get("/api/v1/migrations/{id}", this::one);
        routes.get("/api/v1/migrations/{id}/features", this::features);
        routes.exception(
                Mistake.class,
                (e, ctx) -> Problem.send(ctx, e.status, String.valueOf(e.getMessage())));
        routes.error(404, Api::unknown);
        routes.error(405, Api::unknown);
    }

    private static void unknown(Context ctx) {
        boolean told = String.valueOf(ctx.res().getContentType()).startsWith("application/problem");
        if (ctx.path().startsWith("/api/") && !told) {
            Problem.send(
                    ctx,
                    ctx.statusCode(),
                    "Nothing answers "
                            + ctx.method()
                            + " here; /api/v1/openapi.json describes what does.");
        }
    }

    private void list(Context ctx) {
        var type = type(ctx);
        int limit = limit(ctx);
        var wanted = wanted(ctx);
        var rest = after(ctx, wanted);
        var page = rest.stream().limit(limit).toList();
        if (rest.size() > page.size()) {
            ctx.header("Link", "<" + next(ctx, page.getLast()) + ">; rel=\"next\"");
        }
        var viewer = door.viewer(ctx);
        send(
                ctx,
                type.equals(Accept.CSV)
                        ? Csv.of(page, viewer)
                        : json(page.stream().map(e -> json(e, viewer)).toList()),
                type);
    }

    private void one(Context ctx) {
        var type = type(ctx);
        var viewer = door.viewer(ctx);
        var entry = found(ctx);
        send(
                ctx,
                type.equals(Accept.CSV)
                        ? Csv.of(List.of(entry), viewer)
                        : json(json(entry, viewer)),
                type);
    }

    private void features(Context ctx) {
        var type = type(ctx);
        var viewer = door.viewer(ctx);
        var entry = found(ctx);
        send(
                ctx,
                type.equals(Accept.CSV)
                        ? Csv.of(List.of(entry), viewer)
                        : json(Objects.requireNonNull(json(entry, viewer).get("features"))),
                type);
    }

    private static Map<String, Object> json(Board.Entry entry, Viewer viewer) {
        return MigrationJson.of(entry, item -> viewer.sees(entry, item));
    }

    private Board.Entry found(Context ctx) {
        var id = ctx.pathParam("id");
        return seen(ctx)
                .filter(e -> e.migration().id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Mistake(
                                404, "There is no migration with this id, or not for your eyes."));
    }

    private Stream<Board.Entry> seen(Context ctx) {
        return board.all().stream().filter(door.viewer(ctx)::sees);
    }

    private List<Board.Entry> wanted(Context ctx) {
        var state = word(ctx, "state", Decisions.State.values(), Api::word);
        var health = word(ctx, "health", dev.ferry.migration.Health.Level.values(), Counted::style);
        return seen(ctx)
                .filter(e -> state.map(e.migration().decisions().state()::equals).orElse(true))
                .filter(e -> health.map(e.status().health().level()::equals).orElse(true))
                .toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E> Optional<E> word(
            Context ctx, String key, E[] values, java.util.function.Function<E, String> spelling) {
        var given = ctx.queryParam(key);
        if (given == null || given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Arrays.stream(values)
                        .filter(v -> spelling.apply(v).equals(given))
                        .findFirst()
                        .orElseThrow(() ->
                                new Mistake(
                                        400,
                                        key
                                                + " is one of "
                                                + Arrays.stream(values)
                                                        .map(spelling)
                                                        .collect(Collectors.joining(", "))
                                                + ".")));
    }

    private static int limit(Context ctx) {
        var given = Optional.ofNullable(ctx.queryParam("limit")).orElse(Integer.toString(USUAL));
        if (!given.matches("\\d{1,4}")
                || Integer.parseInt(given) < 1
                || Integer.parseInt(given) > MOST) {
            throw new Mistake(400, "limit is a number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(given);
    }

    /** Where the last piece ended: its place in the order, so that nothing that moves is lost. */
    private static List<Board.Entry> after(Context ctx, List<Board.Entry> entries) {
        var given = ctx.queryParam("cursor");
        if (given == null || given.isEmpty()) {
            return entries;
        }
        var cursor =
                Cursor.read(given)
                        .orElseThrow(() ->
                                new Mistake(
                                        400,
                                        "cursor comes from the Link header of an earlier answer."));
        return entries.stream().filter(e -> Cursor.of(e).compareTo(cursor) > 0).toList();
    }

    private static String next(Context ctx, Board.Entry last) {
        var query =
                ctx.queryParamMap().entrySet().stream()
                        .filter(e -> !e.getKey().equals("cursor") && !e.getValue().isEmpty())
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue().getFirst()) + "&")
                        .collect(Collectors.joining());
        return ctx.path() + "?" + query + "cursor=" + Cursor.of(last).text();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** By the header, or by the address, for a link in a page. */
    private static String type(Context ctx) {
        var format = ctx.queryParam("format");
        if (format != null) {
            return switch (format) {
                case "json" -> Accept.JSON;
                case "csv" -> Accept.CSV;
                default -> throw new Mistake(400, "format is json or csv.");
            };
        }
        return Accept.best(ctx.header("Accept"))
                .orElseThrow(
                        () -> new Mistake(406, "This can be had as application/json or text/csv."));
    }

    private static void send(Context ctx, String body, String type) {
        Answer.of(200, type + "; charset=utf-8", body).send(ctx);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String document() {
        try (var in = Api.class.getResourceAsStream("/web/openapi.json")) {
            return new String(
                    Objects.requireNonNull(in, "openapi.json").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
