package cn.fanzha.command.returns.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.shared.Actor;
import org.springframework.stereotype.Component;

/** The returns of a case, and the frozen accounts for which one may be opened. */
@Component
class ReturnsTab implements CaseTab {

    @Override
    public String titleKey() {
        return "returns.panel.title";
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/returns";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
