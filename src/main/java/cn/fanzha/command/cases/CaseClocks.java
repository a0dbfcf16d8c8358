package cn.fanzha.command.cases;

import java.util.List;

/** The time limits that a feature knows of a case; a bean of this type puts them into the header of the file. */
public interface CaseClocks {

    /** Those that run now, for a reader who has the file open; one statement at most. */
    List<CaseClock> of(CaseRef caseFile);
}
