package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The stop payments of a case, first among the panels of its file: they are what burns. */
@Component
class StopsTab implements CaseTab {

    @Override
    public String titleKey() {
        return "funds.panel.title";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/stops";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return Stream.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR).anyMatch(actor::has);
    }
}
