package io.backhaul.console.page;

import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.ReviewItem;
import java.util.List;

/**
 * What happens next and why, each thing said once: questions to a person, what happens by time, and whatever else the core
 * explains.
 *
 * @param questions open questions and tasks of the case
 * @param deadlines what happens by itself, soonest first
 * @param remarks sentences of the core that are neither
 */
public record NextSteps(List<ReviewItem> questions, List<CaseView.Deadline> deadlines, List<String> remarks) {

    /** The core words a running deadline like this; the page shows the deadline itself instead, with the time left. */
    private static final String DEADLINE_REMARK = "Next for ";

    static NextSteps of(CaseView view, List<ReviewItem> questions) {
        List<CaseView.Deadline> running = view.deadlines().stream()
                .filter(deadline -> deadline.state().equals("OPEN"))
                .toList();
        List<String> remarks = view.explanation().stream()
                .filter(line ->
                        questions.stream().noneMatch(item -> item.reason().equals(line)))
                .filter(line -> running.isEmpty() || !line.startsWith(DEADLINE_REMARK))
                .toList();
        return new NextSteps(questions, running, remarks);
    }
}
