package dev.ferry.server.api;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Status;
import dev.ferry.migration.ramp.Bucketing;
import dev.ferry.migration.ramp.Percentage;
import dev.ferry.reconcile.Board;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells which model a user gets: the new one for those whose place lies below the percentage at
 * which the feature's flag was seen last. Answers from memory.
 */
public final class AssignmentRoutes {

    private static final int LONGEST_KEY = 500;

    private final Registry registry;
    private final Board board;
    private final Optional<ApiToken> token;

    /**
     * @param token where one is set it has to be shown; without one features of hidden issues are
     *     left out
     */
    public AssignmentRoutes(Registry registry, Board board, Optional<ApiToken> token) {
        this.registry = registry;
        this.board = board;
        this.token = token;
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/v1/models/{alias}", this::answer);
    }

    private void answer(Context ctx) {
        try {
            if (token.isPresent()) {
                token.get().check(ctx);
            }
            send(ctx, assignment(ctx));
        } catch (Problem p) {
            p.answer(ctx);
        }
    }

    /** The tag changes with the answer and with nothing else. */
    private static void send(Context ctx, Map<String, Object> answer) {
        var tag =
                "\""
                        + UUID.nameUUIDFromBytes(answer.toString().getBytes(StandardCharsets.UTF_8))
                        + "\"";
        ctx.header("ETag", tag).header("Cache-Control", "private, no-cache");
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.json(answer);
        }
    }

    private Map<String, Object> assignment(Context ctx) throws Problem {
        var alias = ctx.pathParam("alias");
        var key = ctx.queryParam("key");
        var model = model(alias);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("alias", alias);
        if (key == null) {
            answer.put("model", model);
            return answer;
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Problem.wrong(
                    "\"key\" is empty or too long.", "Send what stays the same for a user.");
        }
        var row = row(model, Optional.ofNullable(ctx.queryParam("feature")));
        if (row.isEmpty()) {
            answer.put("model", model);
            return answer;
        }
        fill(answer, row.get(), key);
        return answer;
    }

    private static void fill(Map<String, Object> answer, Row row, String key) {
        var experiment = row.status().item().feature().id();
        var percent = percent(row.status());
        boolean in = Bucketing.isIn(experiment, key, percent);
        answer.put("model", in ? row.newModel() : row.oldModel());
        answer.put("new", in);
        answer.put("migration", row.migration());
        answer.put("feature", experiment);
        answer.put("experiment", experiment);
        answer.put("place", Bucketing.place(experiment, key));
        answer.put("percent", percent);
    }

    private String model(String alias) throws Problem {
        return switch (registry.resolve(alias)) {
            case Resolution.Known known -> known.model().id();
            case Resolution.Ambiguous(_, var candidates) ->
                    throw Problem.wrong(
                            "This may be any of " + String.join(", ", candidates) + ".",
                            "Ask for one of them.");
            case Resolution.Unresolvable(_, var reason) ->
                    throw new Problem(404, "This names no model: " + reason, "");
            case Resolution.Unknown(_, var nearest) ->
                    throw new Problem(
                            404,
                            "There is no model with this name.",
                            nearest.isEmpty()
                                    ? ""
                                    : "Near are " + String.join(", ", nearest) + ".");
        };
    }

    private record Row(String migration, String oldModel, String newModel, Status.Row status) {}

    /**
     * The one feature that moves away from this model; which one, if there are several, is asked.
     */
    private Optional<Row> row(String model, Optional<String> feature) throws Problem {
        var moving =
                board.all().stream()
                        .filter(e -> e.status().plan().oldModel().id().equals(model))
                        .filter(e -> e.migration().decisions().state() != Decisions.State.CANCELLED)
                        .flatMap(this::rows)
                        .toList();
        var meant =
                moving.stream()
                        .filter(r ->
                                feature.map(r.status().item().feature().id()::equals).orElse(true))
                        .toList();
        if (feature.isPresent() && meant.isEmpty()) {
            throw new Problem(
                    404,
                    "No migration moves this feature away from " + model + ".",
                    "Leave \"feature\" out, or look at `GET /api/v1/migrations`.");
        }
        if (meant.size() > 1 && feature.isEmpty()) {
            throw Problem.wrong(
                    "Several features move away from " + model + ", each at its own percentage.",
                    "Send \"feature\": one of " + names(meant) + ".");
        }
        return meant.stream().findFirst();
    }

    private java.util.stream.Stream<Row> rows(Board.Entry e) {
        return e.status().rows().stream()
                .filter(r ->
                        token.isPresent() || !e.confidential().contains(r.item().feature().id()))
                .map(r ->
                        new Row(
                                e.migration().id(),
                                e.status().plan().oldModel().id(),
                                e.status().plan().newModel().id(),
                                r));
    }

    private static String names(List<Row> rows) {
        return String.join(
                ", ", rows.stream().map(r -> r.status().item().feature().id()).sorted().toList());
    }

    /** What nobody knows is nobody's reason to give somebody the new model. */
    private static BigDecimal percent(Status.Row row) {
        if (row.phase() instanceof Phase.Complete) {
            return BigDecimal.valueOf(100);
        }
        if (row.item().feature().flag().isEmpty()) {
            // It was taken out of the configuration while code still asks: nobody changes sides.
            return row.facts()
                    .rollout()
                    .approved()
                    .map(BigDecimal::valueOf)
                    .orElse(BigDecimal.ZERO);
        }
        var flag =
                row.facts()
                        .flag()
                        .filter(f -> f.presence() != Presence.UNREADABLE)
                        .or(row.facts()::lastKnownFlag);
        boolean gone = flag.map(FlagState::presence).filter(p -> p != Presence.PRESENT).isPresent();
        if (gone) {
            return BigDecimal.valueOf(row.facts().flagWasOn() ? 100 : 0);
        }
        return flag.flatMap(Percentage::number).orElse(BigDecimal.ZERO);
    }
}
