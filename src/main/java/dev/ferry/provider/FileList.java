package dev.ferry.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.registry.sync.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;

/** A list that somebody fetched with a provider's own tool, and hands over. */
public final class FileList {

    private static final int MOST_BYTES = 64 << 20;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(100)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FileList() {}

    /**
     * @throws UnreadableListingException where it is no such list
     */
    public static Listing read(Lister lister, InputStream in, LocalDate today) throws IOException {
        var bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableListingException("it is larger than 64 MB");
        }
        try {
            return lister.read(JSON.readTree(bytes), today);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new UnreadableListingException(
                    "line %d, column %d: it is no JSON, or not a whole one"
                            .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }
}
