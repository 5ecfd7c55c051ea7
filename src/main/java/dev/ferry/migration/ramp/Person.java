package dev.ferry.migration.ramp;

/**
 * Who says so.
 *
 * @param approves the Accountable, or of the AI framework team
 */
public record Person(String username, boolean approves) {

    /** Ferry by itself: it may do what the gates allow, and approves nothing. */
    public static final Person FERRY = new Person("ferry", false);
}
