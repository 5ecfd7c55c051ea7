package dev.ferry.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the name of a new model where the name of an old one stood, as the same surface spells it.
 * The surface's whole id is taken, never a part replaced: ids of two models differ in more than one
 * place.
 */
public record Rewriting(Registry registry, Model target) {

    public sealed interface Result {

        /**
         * @param notes what a person should know about the new name
         */
        record Written(String name, List<String> notes) implements Result {}

        /** A person has to decide. */
        record Stopped(String reason) implements Result {}
    }

    public Result rewrite(String text) {
        return switch (registry.resolve(text)) {
            case Resolution.Known known -> rewrite(known);
            case Resolution.Unresolvable(_, var reason) -> new Result.Stopped(reason);
            case Resolution.Ambiguous(_, var candidates) ->
                    new Result.Stopped("it may mean " + String.join(", ", candidates));
            case Resolution.Unknown _ -> new Result.Stopped("the registry knows no such model");
        };
    }

    private Result rewrite(Resolution.Known known) {
        var name = known.name();
        var surface = known.surface().or(name::surface).orElse("");
        var offer = target.on(surface);
        if (surface.equals("azure")) {
            return new Result.Stopped(
                    "on azure the name is a deployment's; change the deployment, not the name");
        }
        return offer.map(o -> onto(o, known))
                .orElseGet(() ->
                        new Result.Stopped(
                                target.id()
                                        + " is not offered on "
                                        + (surface.isEmpty() ? "the same surface" : surface)));
    }

    private static Result onto(Offer offer, Resolution.Known known) {
        var name = known.name();
        var missing = missing(offer, name);
        if (missing.isPresent()) {
            return new Result.Stopped(missing.get());
        }
        var notes = new ArrayList<String>();
        boolean floated = name.kind() == ModelName.Kind.ALIAS;
        if (floated && offer.aliases().isEmpty()) {
            notes.add(name.text() + " was an alias; " + offer.ids().getFirst() + " is pinned");
        }
        var id = floated && !offer.aliases().isEmpty() ? offer.aliases() : offer.ids();
        var prefix = prefix(known.model(), offer, name);
        return new Result.Written(
                prefix + id.getFirst() + name.flavour().orElse(""), List.copyOf(notes));
    }

    private static Optional<String> missing(Offer offer, ModelName name) {
        var geo = name.geo().filter(g -> !offer.profiles().contains(g));
        if (geo.isPresent()) {
            return Optional.of(
                    offer.ids().getFirst() + " has no profile \"" + geo.get() + "\" that we know");
        }
        return name.flavour()
                .filter(f -> !offer.flavours().contains(f))
                .map(f -> offer.ids().getFirst() + " does not declare " + f);
    }

    /** What stood before the old id and stays: a route, a geo profile, the front of an ARN. */
    private static String prefix(Model old, Offer target, ModelName name) {
        var found = new Spellings(List.of(old)).longest(name);
        if (!found.spelling().isEmpty()) {
            return found.prefix();
        }
        boolean ownRoute = target.ids().getFirst().contains("/");
        return ownRoute ? "" : name.route().orElse("");
    }
}
