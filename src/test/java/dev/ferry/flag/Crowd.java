package dev.ferry.flag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * As many users for each of the hundred buckets of one group, so that whole percentages of them are
 * whole users. Over the buckets of other groups they are spread by chance.
 */
public final class Crowd {

    private final List<String> users = new ArrayList<>();
    private final Map<String, int[]> buckets = new HashMap<>();

    public static Crowd of(int size, String group) {
        return new Crowd(size, group);
    }

    private Crowd(int size, String group) {
        var free = new int[101];
        Arrays.fill(free, size / 100);
        for (int i = 0; users.size() < size; i++) {
            if (free[Bucket.of(group, "user-" + i)]-- > 0) {
                users.add("user-" + i);
            }
        }
    }

    public List<String> users() {
        return users;
    }

    /**
     * Those for whom a rule is on, as an SDK decides, written down again from its specification.
     */
    BitSet on(Strategy rule) {
        var on = new BitSet(users.size());
        var parameters = rule.parameters();
        var percent = parameters.getOrDefault("rollout", parameters.get("percentage"));
        if (rule.name().equals("userWithId")) {
            int named = users.indexOf(parameters.getOrDefault("userIds", ""));
            if (named >= 0) {
                on.set(named);
            }
        } else if (percent != null) {
            double share = Double.parseDouble(percent);
            var bucket = bucketsOf(parameters.getOrDefault("groupId", ""));
            for (int i = 0; i < bucket.length; i++) {
                on.set(i, bucket[i] <= share);
            }
        }
        return on;
    }

    /** Each user is hashed once for each group. */
    private int[] bucketsOf(String group) {
        return buckets.computeIfAbsent(
                group, g -> users.stream().mapToInt(u -> Bucket.of(g, u)).toArray());
    }
}
