package cn.fanzha.command.freezes.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.shared.Actor;
import org.springframework.stereotype.Component;

/** The freezes of a case, behind its stops. */
@Component
class FreezesTab implements CaseTab {

    @Override
    public String titleKey() {
        return "freezes.panel.title";
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/freezes";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
