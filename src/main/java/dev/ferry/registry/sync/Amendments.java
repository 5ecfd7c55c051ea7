package dev.ferry.registry.sync;

import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Offer.Observation;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Retirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has to change in the registry for it to say what a provider says. What a listing leaves open
 * (a model that is missing, entries that contradict each other) changes nothing: people decide.
 *
 * @param source the list, as evidence
 */
public record Amendments(Registry registry, Evidence source) {

    public List<Amendment> of(List<Difference> differences) {
        var amendments = new ArrayList<Amendment>();
        changed(differences).forEach(amendments::add);
        amendments.addAll(offered(only(Difference.NewHere.class, differences)));
        amendments.addAll(added(only(Difference.Unknown.class, differences)));
        return List.copyOf(amendments);
    }

    private Stream<Amendment> changed(List<Difference> differences) {
        var corrections = new LinkedHashMap<Model, Offer>();
        for (var difference : differences) {
            if (difference instanceof Difference.Correction c) {
                corrections.put(c.model(), c.offer());
            }
        }
        return corrections.entrySet().stream()
                .map(e ->
                        new Amendment.Changed(
                                e.getKey(),
                                e.getValue(),
                                corrected(e.getValue(), Corrected.of(e.getValue(), differences))));
    }

    private Offer corrected(Offer was, Corrected now) {
        return new Offer(
                was.surface(),
                was.ids(),
                was.aliases(),
                was.profiles(),
                was.flavours(),
                now.lifecycle(),
                now.deprecated(),
                now.retires(),
                was.replacements(),
                evidence(was),
                was.retires().equals(now.retires()) ? was.history() : history(was, now.retires()));
    }

    /** The same list read on an earlier day proves nothing any more. */
    private List<Evidence> evidence(Offer was) {
        return Stream.concat(
                        was.evidence().stream().filter(e -> !isTheSameList(e)), Stream.of(source))
                .toList();
    }

    private boolean isTheSameList(Evidence other) {
        return other.url().equals(source.url()) && other.authority().equals(source.authority());
    }

    /** What was said before, with the day on which it was read, and what is said from today. */
    private List<Observation> history(Offer was, Optional<Retirement> now) {
        var history = new ArrayList<>(was.history());
        boolean told = !history.isEmpty() && history.getLast().retires().equals(was.retires());
        var read = lastRead(was);
        if (!told) {
            read.ifPresent(day -> history.add(new Observation(day, was.retires())));
        }
        var today = source.observed();
        history.add(new Observation(read.filter(today::isBefore).orElse(today), now));
        return history;
    }

    private Optional<LocalDate> lastRead(Offer was) {
        return Stream.concat(
                        was.evidence().stream().map(Evidence::observed),
                        was.history().stream().map(Observation::observed))
                .max(Comparator.naturalOrder());
    }

    private Offer firstSeen(Sighting seen) {
        var end =
                seen.end() instanceof End.On(var day, var certainty)
                        ? Optional.of(Statement.certain(day, certainty))
                        : Optional.<Retirement>empty();
        return new Offer(
                seen.surface(),
                List.of(seen.name()),
                List.of(),
                Set.of(),
                Set.of(),
                seen.lifecycle().orElse(end.isPresent() ? Lifecycle.DEPRECATED : Lifecycle.ACTIVE),
                seen.deprecated(),
                end,
                List.of(),
                List.of(source),
                List.of());
    }

    /** No model has had another kind of name; what has one is not ours to write into a file. */
    private static boolean isWritable(Sighting seen) {
        return seen.name().matches("[\\x21-\\x7e]{1,200}");
    }

    private static <T extends Difference> List<T> only(Class<T> kind, List<Difference> all) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Of several names of one model the longest is the pinned one. */
    private List<Amendment> offered(List<Difference.NewHere> newHere) {
        var byModel = new LinkedHashMap<String, Difference.NewHere>();
        newHere.stream()
                .filter(d -> isWritable(d.seen()))
                .sorted(Comparator.comparingInt(d -> -d.seen().name().length()))
                .forEach(d -> byModel.putIfAbsent(d.model().id(), d));
        return byModel.values().stream()
                .<Amendment>map(d -> new Amendment.Offered(d.model(), firstSeen(d.seen())))
                .toList();
    }

    /** Names without a date first, so that they get the ids without a date. */
    private List<Amendment> added(List<Difference.Unknown> unknown) {
        var ids = new NewIds(registry);
        var byName = new LinkedHashMap<String, Sighting>();
        unknown.stream()
                .map(Difference.Unknown::seen)
                .filter(Amendments::isWritable)
                .sorted(
                        Comparator.comparingInt((Sighting s) -> s.name().length())
                                .thenComparing(Sighting::name))
                .forEach(s -> byName.putIfAbsent(s.name(), s));
        return byName.values().stream()
                .flatMap(seen -> ids.next(seen.name()).stream().map(id -> added(id, seen)))
                .toList();
    }

    private Amendment added(String id, Sighting seen) {
        var offer = firstSeen(seen);
        var model =
                new Model(
                        id,
                        NewIds.provider(registry, seen.maker().orElse(seen.surface())),
                        Optional.empty(),
                        seen.released(),
                        List.of(),
                        Map.of(offer.surface(), offer));
        return new Amendment.Added(model, offer);
    }
}
