package dev.ferry.command;

import java.util.Collection;

/** The names that exist now. Models are not among them: those are looked up when planning. */
public interface Vocabulary {

    /** The ids of all features. */
    Collection<String> features();
}
