package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;

/** Adding files of evidence 证据材料 to a case, for other features; who may is the same as on the page. */
public interface Exhibits {

    /**
     * Takes a file in: a photo, a PDF, a recording of 50 MB at most, told by its content; audited.
     *
     * @param description what it shows
     * @return false where it is refused: another kind of file, one that is there already, a case on its way to another unit
     */
    boolean add(CaseNumber number, String name, byte[] content, String description, Actor actor);
}
