package dev.ferry.registry.sync;

import java.util.List;

/**
 * What a provider lists on one surface.
 *
 * @param complete what is not in it is not served; else there are pages that nobody read
 */
public record Listing(String surface, List<Sighting> sightings, boolean complete) {

    public Listing {
        sightings = List.copyOf(sightings);
    }
}
