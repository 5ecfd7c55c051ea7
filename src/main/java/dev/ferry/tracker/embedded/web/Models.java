package dev.ferry.tracker.embedded.web;

import java.util.List;
import java.util.Optional;

/** What the templates show. Texts are as people wrote them: the templates escape them. */
interface Models {

    /**
     * @param hue 0 to 11, always the same for the same person
     * @param may what the role allows, in words
     */
    record Person(
            String username,
            String name,
            String initials,
            int hue,
            String role,
            String teams,
            String may) {}

    record Label(String name, int hue) {}

    record Moment(String iso, String words) {}

    /**
     * @param tone {@code late}, {@code soon} or {@code later}
     */
    record Due(String iso, String words, String tone) {}

    record Progress(int done, int total) {
        public boolean complete() {
            return done == total;
        }
    }

    /** Days as {@code 2026-12-01}. */
    record Milestone(String title, Optional<String> start, Optional<String> due) {}

    record Place(String href, String ref, String title, boolean open) {}

    record Row(
            Place place,
            boolean epic,
            boolean confidential,
            Person author,
            Moment created,
            List<Label> labels,
            Optional<Due> due,
            List<Person> assignees,
            Optional<Place> parent,
            Optional<Progress> children,
            Optional<Progress> tasks) {}

    record Sign(String name, String emoji, int count, String who, boolean mine) {}

    /**
     * A comment, or the description.
     *
     * @param id 0 for the description
     * @param html safe to show as it is
     */
    record Remark(
            long id,
            Person author,
            boolean bot,
            Moment at,
            Optional<String> edited,
            boolean internal,
            String text,
            String html,
            List<Sign> signs,
            boolean mayEdit,
            boolean editing) {}

    record Choice(String value, String words, boolean chosen) {}

    /** What stands around every page. */
    record Frame(String title, String section, String path, Person visitor, List<Person> people) {}

    record Tab(String words, int count, String href, boolean chosen) {}

    record ListPage(
            Frame frame,
            String project,
            List<Tab> projects,
            List<Tab> states,
            String state,
            String query,
            Optional<Label> label,
            String withoutLabel,
            List<Row> epics,
            List<Row> issues,
            boolean mayOpen) {}

    record IssuePage(
            Frame frame,
            Row row,
            String project,
            String projectHref,
            boolean editing,
            Remark description,
            List<Remark> comments,
            List<Row> children,
            List<Choice> assignable,
            List<String> knownLabels,
            Optional<Milestone> milestone,
            List<Milestone> milestones,
            List<Place> parents,
            boolean mayEdit,
            boolean maySpeak,
            boolean mayReport) {}

    record NewPage(Frame frame, String project, List<String> projects, List<String> labels) {}

    record FlagsPage(Frame frame, List<FlagBoard.Flag> flags) {}

    record ProblemPage(Frame frame, int status, String words) {}
}
