package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ProtectiveAsked;
import cn.fanzha.command.requests.ProtectiveControls;
import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveReply;
import cn.fanzha.command.shared.Actor;
import org.springframework.stereotype.Component;

@Component
class KnownProtectiveControls implements ProtectiveControls {

    private final ProtectiveRequests requests;
    private final ProtectiveDesk desk;
    private final ProtectiveEnds ends;

    KnownProtectiveControls(ProtectiveRequests requests, ProtectiveDesk desk, ProtectiveEnds ends) {
        this.requests = requests;
        this.desk = desk;
        this.ends = ends;
    }

    @Override
    public ProtectiveOutcome ask(ProtectiveAsked asked, Actor actor) {
        return requests.ask(asked, actor);
    }

    @Override
    public ProtectiveOutcome answer(String controlNo, ProtectiveReply reply, Actor actor) {
        return desk.answer(controlNo, reply, actor);
    }

    @Override
    public ProtectiveOutcome lift(String controlNo, String reason, Actor actor) {
        return ends.lift(controlNo, reason, actor);
    }
}
