package dev.ferry.migration.ramp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who is in a rollout: everybody has a place from 0 to 9999 in each experiment, and is in while the
 * percentage lies above it. So nobody changes sides while the percentage grows, and other
 * experiments are divided differently. Needs nothing but a JDK: copy it where you need it.
 */
public final class Bucketing {

    private static final BigInteger PLACES = BigInteger.valueOf(10_000);
    private static final BigDecimal PLACES_PER_PERCENT = BigDecimal.valueOf(100);

    private Bucketing() {}

    /**
     * The whole SHA-256 of {@code experiment:key} in UTF-8, as one big-endian number, mod 10,000.
     */
    public static int place(String experiment, String key) {
        try {
            var text = (experiment + ":" + key).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(text);
            return new BigInteger(1, digest).mod(PLACES).intValueExact();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * @param percent 0 to 100, in steps of 0.01
     */
    public static boolean isIn(String experiment, String key, BigDecimal percent) {
        return BigDecimal.valueOf(place(experiment, key))
                        .compareTo(percent.multiply(PLACES_PER_PERCENT))
                < 0;
    }
}
