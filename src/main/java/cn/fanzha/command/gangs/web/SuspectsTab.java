package cn.fanzha.command.gangs.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The suspects of a case and their gangs. */
@Component
class SuspectsTab implements CaseTab {

    @Override
    public String titleKey() {
        return "gangs.case.title";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/suspects";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return Stream.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR).anyMatch(actor::has);
    }
}
