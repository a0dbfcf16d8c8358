package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.shared.Actor;
import org.springframework.stereotype.Component;

/** Similar cases on the file, and the joint case that it belongs to. */
@Component
class SimilarTab implements CaseTab {

    @Override
    public String titleKey() {
        return "links.case.title";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/similar";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
