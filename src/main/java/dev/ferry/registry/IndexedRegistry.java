package dev.ferry.registry;

import dev.ferry.text.Nearest;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A registry with an index of every spelling, and of every name without its date. */
final class IndexedRegistry implements Registry {

    private static final int LONGEST_NAME = 300;
    private static final int MOST_CANDIDATES = 5;

    private final Map<String, Surface> surfaces;
    private final Map<String, Model> models;
    private final Spellings spellings;
    private final Supplier<Bases> bases;

    IndexedRegistry(Collection<Surface> surfaces, Collection<Model> models) {
        this.surfaces = surfaces.stream().collect(Collectors.toMap(Surface::id, s -> s));
        this.models = new LinkedHashMap<>();
        models.forEach(m -> this.models.put(m.id(), m));
        this.spellings = new Spellings(models);
        this.bases = once(() -> new Bases(this.models.values()));
    }

    /** Made when somebody first asks for a name that is not spelled out, which most never do. */
    private static <T> Supplier<T> once(Supplier<T> source) {
        var made = new ConcurrentHashMap<String, T>(1);
        return () -> made.computeIfAbsent("", _ -> source.get());
    }

    @Override
    public Collection<Model> models() {
        return List.copyOf(models.values());
    }

    @Override
    public Optional<Model> model(String id) {
        return Optional.ofNullable(models.get(id));
    }

    @Override
    public Optional<Surface> surface(String id) {
        return Optional.ofNullable(surfaces.get(id));
    }

    @Override
    public Resolution resolve(String text) {
        var written = text.strip();
        if (written.isEmpty() || written.length() > LONGEST_NAME) {
            return new Resolution.Unknown(text, List.of());
        }
        var name = ModelName.parse(written);
        var hits = spelled(name);
        var byId = model(Spellings.fold(written));
        if (byId.isPresent()) {
            return known(byId.get(), hits, Optional.empty(), name);
        }
        if (isFineTune(name)) {
            return new Resolution.Unresolvable(
                    text, "it is a fine-tune, which has to be trained again on the new model");
        }
        return hits.isEmpty() ? byGrammar(text, name) : bySpelling(text, name, hits);
    }

    private static boolean isFineTune(ModelName name) {
        return name.text().startsWith("ft:");
    }

    /** Exact hits, on the surface that the name says where it says one. */
    private List<Spellings.Hit> spelled(ModelName name) {
        var hits = spellings.longest(name).hits();
        var there =
                hits.stream().filter(h -> name.surface().equals(Optional.of(h.offer().surface())));
        var narrowed = there.toList();
        return narrowed.isEmpty() ? hits : narrowed;
    }

    private Resolution bySpelling(String text, ModelName name, List<Spellings.Hit> hits) {
        var firstParty = hits.stream().filter(h -> isFirstParty(h.offer().surface())).toList();
        var best = models(hits).size() > 1 && !firstParty.isEmpty() ? firstParty : hits;
        if (models(best).size() > 1) {
            return new Resolution.Ambiguous(text, candidates(models(best)));
        }
        var surfaces = best.stream().map(h -> h.offer().surface()).distinct().toList();
        var only =
                surfaces.size() == 1 ? Optional.of(surfaces.getFirst()) : Optional.<String>empty();
        return known(best.getFirst().model(), best, only, name);
    }

    private Resolution.Known known(
            Model model, List<Spellings.Hit> hits, Optional<String> surface, ModelName name) {
        var own = hits.stream().filter(h -> h.model().equals(model)).toList();
        boolean floats =
                name.text().endsWith("latest")
                        || !own.isEmpty() && own.stream().allMatch(Spellings.Hit::alias);
        var kind =
                own.isEmpty() ? name.kind() : floats ? ModelName.Kind.ALIAS : ModelName.Kind.PINNED;
        return new Resolution.Known(model, surface, name.of(kind));
    }

    /** No spelling of ours: perhaps one of a surface that we do not list, or a name in short. */
    private Resolution byGrammar(String text, ModelName name) {
        if (name.kind() == ModelName.Kind.UNRESOLVED) {
            return new Resolution.Unresolvable(
                    text,
                    name.arn()
                            ? "it is a profile of an AWS account; ask AWS which model it calls"
                            : "it is a deployment, which may be named anything and call any model");
        }
        var same = bases.get().named(name);
        if (same.size() == 1) {
            var surface = name.surface().filter(s -> same.getFirst().on(s).isPresent());
            return known(same.getFirst(), List.of(), surface.filter(s -> !bare(name)), name);
        }
        var family =
                same.isEmpty() && name.snapshot().isEmpty()
                        ? bases.get().family(name.base())
                        : same;
        return family.isEmpty()
                ? new Resolution.Unknown(text, nearest(name))
                : new Resolution.Ambiguous(text, candidates(family));
    }

    /** The surface of a name in short is only where its maker serves it. */
    private static boolean bare(ModelName name) {
        return name.text().equals(name.base());
    }

    private boolean isFirstParty(String surface) {
        return surface(surface).filter(Surface::firstParty).isPresent();
    }

    private static List<Model> models(List<Spellings.Hit> hits) {
        return hits.stream().map(Spellings.Hit::model).distinct().toList();
    }

    /** Those that still live first, the newest of them first; of an unknown day means new. */
    private static List<String> candidates(Collection<Model> models) {
        return models.stream()
                .sorted(
                        Comparator.comparing(IndexedRegistry::isOver)
                                .thenComparing(
                                        m -> m.released().orElse(LocalDate.MAX),
                                        Comparator.reverseOrder())
                                .thenComparing(Model::id))
                .limit(MOST_CANDIDATES)
                .map(Model::id)
                .toList();
    }

    private static boolean isOver(Model model) {
        return model.offers().values().stream()
                .allMatch(o -> o.lifecycle() == Offer.Lifecycle.RETIRED);
    }

    private List<String> nearest(ModelName name) {
        var ids = new TreeSet<>(models.keySet());
        var near = Nearest.to(name.base(), ids);
        if (near.isEmpty()) {
            return Nearest.to(name.text(), ids);
        }
        // A wrong date behind a right name: the right name comes first.
        return Stream.concat(Stream.of(name.base()).filter(ids::contains), near.stream())
                .distinct()
                .toList();
    }
}
