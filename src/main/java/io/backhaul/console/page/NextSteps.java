package io.backhaul.console.page;

import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.ReviewItem;
import io.backhaul.core.explain.Explanation;
import io.backhaul.core.explain.Explanation.Step;
import java.util.List;

/**
 * What happens next and why, each thing said once: questions to a person with the way to answer them, then what the core
 * explains beside them.
 *
 * @param questions open questions and tasks of the case
 * @param steps what is expected of others, and what happens by time
 * @param wouldChange what would make it go another way
 */
public record NextSteps(List<ReviewItem> questions, List<Step> steps, List<String> wouldChange) {

    static NextSteps of(CaseView view, List<ReviewItem> questions) {
        List<Step> steps = view.explanation().next().stream()
                .filter(step -> step.who() != Explanation.Who.PERSON
                        || questions.stream().noneMatch(item -> item.reason().equals(step.what())))
                .toList();
        return new NextSteps(questions, steps, view.explanation().wouldChange());
    }
}
