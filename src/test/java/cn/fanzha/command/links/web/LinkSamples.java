package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.LinkedFiles;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.List;
import java.util.Map;

/** Examples of linked and joint cases for the authorisation matrix. */
class LinkSamples implements SampleData {

    private final LinkedFiles files;
    private final JointCases joints;

    LinkSamples(LinkedFiles files, JointCases joints) {
        this.files = files;
        this.joints = joints;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/links")
                || pattern.startsWith("/api/v1/cases/{no}/similar")
                || pattern.startsWith("/api/v1/joint-cases");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef lead = files.file(side.officer());
        if (pattern.startsWith("/links/graph")) {
            return Sample.EMPTY.with("node", "case:" + lead.number());
        }
        if (!pattern.contains("{no}")) {
            return method.equals("POST") ? new Sample(Map.of(), Map.of(), "{}") : Sample.EMPTY;
        }
        if (pattern.endsWith("/similar")) {
            return Sample.of("no", lead.number().value());
        }
        CaseRef other = files.file(side.officer());
        if (pattern.endsWith("/{other}")) {
            return new Sample(
                    Map.of("no", lead.number().value(), "other", other.number().value()),
                    Map.of(),
                    "{\"decision\": \"ACCEPTED\"}");
        }
        String account = LinkedFiles.account();
        files.note(lead, ObservableType.BANK_ACCOUNT, account);
        files.note(other, ObservableType.BANK_ACCOUNT, account);
        ChangeOutcome outcome =
                joints.propose(lead.number(), List.of(other.number()), JointGround.ONE_PERSON, "同一账户", side.officer());
        String joint = ((ChangeOutcome.Done) outcome).number();
        if (method.equals("PUT")) {
            return new Sample(
                    Map.of("no", joint),
                    Map.of(),
                    "{\"caseNo\": \"%s\", \"reason\": \"改由该案牵头\"}".formatted(other.number()));
        }
        return Sample.of("no", joint)
                .with("case", other.number().value())
                .with("verdict", "approve")
                .with("reason", "分别办理");
    }
}
