package dev.ferry.registry;

/**
 * Something in the registry that would mislead a migration.
 *
 * @param model whose entry it is
 */
public record Finding(Rule rule, String model, String surface, String message) {

    public enum Rule {
        /**
         * One spelling for two models on one surface, or an alias of something that is an alias.
         */
        NAME,
        /** A replacement that is no single model. */
        TARGET,
        /** Replacements that lead back to where they began. */
        LOOP,
        /** A replacement that is not served where the model is. */
        SURFACE_GAP,
        /** A replacement that ends before the model itself. */
        RETIRES_FIRST,
        /** Dates that contradict each other, the calendar or what was seen before. */
        DATES,
        /** Nobody knows who said it. */
        EVIDENCE;

        /** As people write it: {@code retires-first}. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return model + " on " + surface + ": " + message + " [" + rule.text() + "]";
    }
}
