package dev.ferry.flag.file;

/** Where the text of a flag file stands. Fails with {@link UnreachableTextException}. */
interface FlagText {

    /**
     * @param version what a replacement has to name, where the place keeps versions
     */
    record Copy(String text, String version) {}

    /** For messages. */
    String name();

    Copy read();

    /** Puts another text in the place of this copy, in one step, or leaves it. */
    void replace(Copy before, String text, String reason);
}
