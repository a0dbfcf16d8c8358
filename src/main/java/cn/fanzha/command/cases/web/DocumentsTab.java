package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.shared.Actor;
import org.springframework.stereotype.Component;

/** The documents of a case: which can be made now, and which were. */
@Component
class DocumentsTab implements CaseTab {

    @Override
    public String titleKey() {
        return "documents.panel.title";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/documents";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
