package dev.ferry.server;

import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each job to the desk of the tracker that its lane names. */
record Dispatcher(Map<String, JobHandler> desks) implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    Dispatcher {
        desks = Map.copyOf(desks);
    }

    @Override
    public Result handle(Job job) {
        // A flag belongs to no tracker: whichever desk hears of it asks every migration to look.
        var desk =
                job.delivery().hint().topic() == Topic.FLAG
                        ? desks.values().stream().findFirst()
                        : java.util.Optional.ofNullable(desks.get(tracker(job.lane())));
        if (desk.isEmpty()) {
            LOG.warn("nothing is done in {}: that tracker is not configured any more", job.lane());
            return DONE;
        }
        return desk.get().handle(job);
    }

    private static String tracker(String lane) {
        return lane.substring(0, Math.max(lane.indexOf(':'), 0));
    }
}
