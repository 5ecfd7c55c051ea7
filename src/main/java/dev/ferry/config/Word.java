package dev.ferry.config;

/** A text that remembers where it stands, because it names something that may not exist. */
record Word(String text, Place at) {

    @Override
    public String toString() {
        return text;
    }
}
