package dev.ferry.provider;

/** What came is not the list that was asked for; in words for the person who asked. */
public final class UnreadableListingException extends RuntimeException {

    UnreadableListingException(String words) {
        super(words, null, false, false);
    }
}
