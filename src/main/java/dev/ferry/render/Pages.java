package dev.ferry.render;

import dev.ferry.render.MarkdownFormat.Markdown;
import java.util.List;
import java.util.Optional;

/** What each template is given, by the names it uses. */
final class Pages {

    private Pages() {}

    record Parent(Markdown table, Markdown overview) {}

    /**
     * @param mentions whom the body calls, on purpose
     */
    record Feature(Markdown facts, PlanView plan, ItemView item, List<String> mentions) {}

    record Facts(PlanView plan, ItemView item, Optional<RowView> row) {}

    /**
     * A status with some of its rows.
     *
     * @param reasons whether there is room to tell why
     * @param days why each day, empty where there is no room
     */
    record Table(
            StatusView status,
            List<RowView> rows,
            boolean reasons,
            int more,
            List<CutoffView> cutoffs,
            List<DayReason> days) {

        static Table of(
                StatusView status,
                int most,
                boolean reasons,
                List<CutoffView> cutoffs,
                List<DayReason> days) {
            var rows = status.rows();
            int shown = Math.min(most, rows.size());
            return new Table(
                    status, rows.subList(0, shown), reasons, rows.size() - shown, cutoffs, days);
        }
    }

    /**
     * @param parents {@code an epic}, {@code a main issue}
     * @param days why each day, empty where there is no room
     */
    record Preview(
            PlanView plan,
            String parents,
            List<CutoffView> cutoffs,
            List<ItemView> rows,
            List<DayReason> days,
            int more,
            int hidden) {}

    record WithTable(StatusView status, Markdown table) {}

    record OfFeature(RowView row) {}

    record NotKept(List<String> sentences) {}

    record Changed(String sentence, StatusView status) {}

    record Refused(String reason, String remedy) {}

    record History(TimelineView history) {}

    record Held(String feature, List<Reason> reasons) {}

    record Reason(String text, String remedy) {}

    record Notice(String call, String headline, String why, String remedy) {}

    record Cancelled(StatusView status, Optional<String> reason, List<RowView> open) {}

    record Done(StatusView status) {}

    /**
     * @param stage {@code week}, {@code day}, {@code overdue}, {@code escalation}
     * @param when {@code in 7 days}
     * @param responsible whom it calls
     */
    record Reminding(
            RowView row, String stage, String when, List<String> responsible, String accountable) {}

    /**
     * @param informed whom it calls
     */
    record Weekly(
            StatusView status, String week, List<RowView> rows, int more, List<String> informed) {}

    record GivenUp(String delivery) {}

    record Replies(List<Markdown> answers, int left) {}
}
