package dev.ferry.mirror;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.tracker.Details.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What was last seen of every issue that Ferry watches. Losing it costs a look at the trackers. */
public interface Mirror {

    /**
     * Returns how many are new or other than before. Something older than what is known is left.
     */
    int keep(Collection<Item> items);

    /** After much was kept: queries are planned by how much there is of what. */
    void settle();

    /** Returns whether it was known. */
    boolean forget(String id);

    /**
     * What Ferry knows of the issues of one migration, by the id, in place of what was
     * known before. Returns whether it differs.
     */
    boolean keepFacts(String migration, Map<String, MigrationFacts> facts);

    /** With what Ferry knows of it besides. */
    Optional<Item> item(String id);

    /** What Ferry knows of an issue, seen or not. */
    Optional<MigrationFacts> facts(String id);

    /** Which facts the issues of a tracker were ever seen to tell. */
    Set<Fact> told(String tracker);

    void learn(String tracker, Set<Fact> facts);

    /**
     * Every item that a query means for this audience is among those found; there may be more, so
     * the query is asked again of each.
     *
     * @param limit how many are wanted, in the order of the query
     */
    Found find(Compiled query, Flavour flavour, Audience audience, int limit);

    /**
     * @param total how many the query means, where the items are exactly the first of them
     */
    record Found(List<Item> items, OptionalLong total) {
        public Found {
            items = List.copyOf(items);
        }
    }

    /** All that stand above these, by id. */
    Map<String, Item> above(Collection<Item> items);

    /** Remembers an issue that holds views. Returns whether the body is another than before. */
    boolean keepPlace(Place place);

    void forgetPlace(String id);

    Optional<Place> place(String id);

    List<Place> places();

    /**
     * An issue whose body holds views.
     *
     * @param amongInsiders whether all who may read it may read what is confidential in its project
     * @param edited the change of the issue that was nothing but Ferry writing a view into it
     */
    record Place(String id, boolean amongInsiders, Optional<Instant> edited, String body) {}
}
