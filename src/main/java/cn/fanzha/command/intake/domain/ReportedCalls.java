package cn.fanzha.command.intake.domain;

import cn.fanzha.command.intake.CallReport;
import cn.fanzha.command.intake.Intake;
import cn.fanzha.command.shared.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls that another system took: logged whole at once, so that no form stays open for the officer. */
@Component
public class ReportedCalls {

    private final Intake intake;
    private final IntakeDrafts drafts;

    ReportedCalls(Intake intake, IntakeDrafts drafts) {
        this.intake = intake;
        this.drafts = drafts;
    }

    /** Logs the case in the officer's name and sends the stops, all or nothing. */
    @Transactional
    public Intake.Taken take(CallReport call, Actor officer) {
        Intake.Taken taken = intake.take(call, officer);
        drafts.discard(call.form(), taken.caseFile().id(), officer);
        return taken;
    }
}
