package dev.ferry.server.api;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Status;
import dev.ferry.migration.ramp.Bucketing;
import dev.ferry.migration.ramp.Percentage;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Migrations;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import dev.ferry.server.api.Moves.Move;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
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
    private final Moves moves;
    private final Unseen unseen;
    private final Optional<ApiToken> token;

    /**
     * @param token where one is set it has to be shown; without one features of hidden issues are
     *     left out
     */
    public AssignmentRoutes(
            Registry registry,
            Board board,
            Migrations migrations,
            Optional<ApiToken> token,
            InstantSource clock) {
        this.registry = registry;
        this.moves = new Moves(board, token.isPresent());
        this.unseen = new Unseen(migrations, board, token.isPresent(), clock);
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
        var move = move(model, Optional.ofNullable(ctx.queryParam("feature")));
        if (move.isEmpty()) {
            answer.put("model", model);
            return answer;
        }
        fill(answer, move.get(), key);
        return answer;
    }

    private static void fill(Map<String, Object> answer, Move move, String key) {
        var experiment = move.row().item().feature().id();
        var percent = percent(move.row());
        boolean in = Bucketing.isIn(experiment, key, percent);
        answer.put("model", in ? move.newModel() : move.oldModel());
        answer.put("new", in);
        answer.put("migration", move.migration());
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

    /**
     * The one feature that moves away from this model; which one, if there are several, is asked.
     */
    private Optional<Move> move(String model, Optional<String> feature) throws Problem {
        var moving = moves.from(model);
        if (feature.isEmpty() && moving.size() > 1) {
            throw Problem.wrong(
                    "Several features move away from " + model + ", each at its own percentage.",
                    "Send \"feature\": one of " + String.join(", ", names(moving)) + ".");
        }
        if (feature.isEmpty()) {
            return moving.values().stream().findFirst();
        }
        var move = Optional.ofNullable(moving.get(feature.get()));
        if (move.isEmpty()) {
            throw unseen.movesAwayFrom(model)
                    ? Problem.later(
                            "A migration away from " + model + " was not looked at yet.",
                            "Ask again in a moment, and stay with " + model + " until then.")
                    : new Problem(
                            404,
                            "No migration moves this feature away from " + model + ".",
                            "Leave \"feature\" out, or look at `GET /api/v1/migrations`.");
        }
        return move;
    }

    private static List<String> names(Map<String, Move> moving) {
        return moving.keySet().stream().sorted().toList();
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
