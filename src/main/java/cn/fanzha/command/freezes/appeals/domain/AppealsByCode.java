package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.freezes.FreezeAppeals;
import cn.fanzha.command.freezes.appeals.domain.AppealOutcome.Done;
import cn.fanzha.command.freezes.appeals.domain.AppealOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Appeals as other features see them: the same desk, where a refusal is a fault. */
@Component
class AppealsByCode implements FreezeAppeals {

    private static final int UNTOUCHED = 0;

    private final AppealDesk desk;

    AppealsByCode(AppealDesk desk) {
        this.desk = desk;
    }

    @Override
    public UUID register(String freezeNo, String appellant, String contact, String statement, Actor actor) {
        return done(desk.register(new NewAppeal(freezeNo, appellant, contact, statement, ""), actor));
    }

    @Override
    public void reject(UUID appeal, String reason, Actor actor) {
        done(desk.decide(appeal, UNTOUCHED, new Decision(AppealState.REJECTED, reason, null), actor));
    }

    private static UUID done(AppealOutcome outcome) {
        return switch (outcome) {
            case Done done -> done.appeal();
            case Refused refused -> throw new IllegalStateException(refused.messageKey());
        };
    }
}
