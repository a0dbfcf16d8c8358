package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Steps on case files, for other features; who may take them is the same as on the page. */
public interface CaseProgress {

    /**
     * Takes the step, or lays it before the supervisor where the law wants an approval.
     *
     * @param at when it was done; not before the step ahead of it and not in the future
     * @param note the reason or remark; needed where a supervisor must approve
     */
    StepOutcome take(CaseNumber number, CaseStep step, Instant at, @Nullable String note, Actor actor);

    /** Approves or declines what waits on the case (程序规定 art. 178). */
    StepOutcome decide(CaseNumber number, boolean approve, @Nullable String note, Actor actor);

    /**
     * Hands the file to another unit 移送管辖.
     *
     * @param note what is handed over and why; both units read it
     * @param unit code of the receiving unit
     */
    StepOutcome transfer(CaseNumber number, CaseStep step, Instant at, String note, String unit, Actor actor);
}
