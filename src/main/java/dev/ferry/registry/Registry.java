package dev.ferry.registry;

import java.util.Collection;
import java.util.Optional;

/** All models that the company knows of. Immutable; loaded from {@code config/models.yaml}. */
public interface Registry {

    Collection<Model> models();

    Optional<Model> model(String id);

    Optional<Surface> surface(String id);

    /**
     * Resolves a name from a command or a configuration: aliases one hop, routes, geo profiles,
     * flavours, dates.
     */
    Resolution resolve(String text);
}
