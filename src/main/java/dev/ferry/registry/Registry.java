package dev.ferry.registry;

import java.util.Collection;
import java.util.Optional;

/** All models that the company knows of. Immutable; loaded from {@code config/models.yaml}. */
public interface Registry {

    /** A registry of these; names are compared without regard to case. */
    static Registry of(Collection<Surface> surfaces, Collection<Model> models) {
        return new IndexedRegistry(surfaces, models);
    }

    Collection<Model> models();

    Optional<Model> model(String id);

    Optional<Surface> surface(String id);

    /**
     * Resolves a name from a command or a configuration: aliases one hop, routes, geo profiles,
     * flavours, dates.
     */
    Resolution resolve(String text);

    /** The parts of a name; pinned or alias as this registry knows it, or else as it looks. */
    default ModelName name(String text) {
        return resolve(text) instanceof Resolution.Known known
                ? known.name()
                : ModelName.parse(text);
    }
}
