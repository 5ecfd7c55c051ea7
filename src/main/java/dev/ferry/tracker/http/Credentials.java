package dev.ferry.tracker.http;

/** Who we are to a forge. */
public interface Credentials {

    /** One header line that proves it, e.g. {@code Authorization: Bearer …}. */
    record Proof(String header, String scheme, Secret secret) {
        String value() {
            return scheme.isEmpty() ? secret.reveal() : scheme + " " + secret.reveal();
        }
    }

    /** For a server that asks nobody who they are. */
    Credentials NONE = (call, road) -> new Proof("", "", Secret.NONE);

    /**
     * What to send now with this call. May ask the forge for it first, on the same road, and fail
     * with a {@link dev.ferry.tracker.TrackerException}.
     */
    Proof proof(HttpCall call, Transport road);

    /**
     * The forge answered 401 to this proof.
     *
     * @return whether {@link #proof} will now give another one that may do better
     */
    default boolean refused(HttpCall call, Proof proof) {
        return false;
    }

    /** A token as a person made it: it stays the same until somebody changes it. */
    static Credentials fixed(String header, String scheme, Secret secret) {
        var proof = new Proof(header, scheme, secret);
        return (call, road) -> proof;
    }
}
