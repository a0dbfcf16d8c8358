package cn.fanzha.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.cases.NoticeWay;
import cn.fanzha.command.cases.domain.CaseField;
import cn.fanzha.command.cases.domain.EvidenceType;
import cn.fanzha.command.documents.domain.TemplateSource;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.appeals.domain.AppealState;
import cn.fanzha.command.freezes.appeals.domain.InformWay;
import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.funds.FreezeState;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.ReturnState;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.BinAction;
import cn.fanzha.command.funds.domain.CardType;
import cn.fanzha.command.funds.domain.ComparedField;
import cn.fanzha.command.funds.domain.EscalationClock;
import cn.fanzha.command.funds.domain.EscalationRole;
import cn.fanzha.command.funds.onward.OnwardField;
import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.JointState;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.links.MemberState;
import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.ControlUrgency;
import cn.fanzha.command.requests.InformedHow;
import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveRefusal;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.VoidReason;
import cn.fanzha.command.statistics.briefing.BriefingFigure;
import cn.fanzha.command.statistics.briefing.Template;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.tasks.AssigneeKind;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.webhooks.domain.DeliveryProblem;
import cn.fanzha.command.webhooks.domain.DeliveryState;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DatabaseWordsTest {

    private static final Pattern WORD = Pattern.compile("'([A-Z0-9_]+)'");

    @Autowired
    JdbcClient jdbc;

    static Stream<Arguments> checks() {
        return Stream.of(
                Arguments.of("case_file_state_known", CaseState.class),
                Arguments.of("case_file_channel_known", Channel.class),
                Arguments.of("victim_id_kind_known", IdDocument.class),
                Arguments.of("case_rejection_notice_way_known", NoticeWay.class),
                Arguments.of("case_change_field_known", CaseField.class),
                Arguments.of("case_evidence_type_known", EvidenceType.class),
                Arguments.of("unit_kind_known", UnitKind.class),
                Arguments.of("task_state_known", TaskState.class),
                Arguments.of("task_stage_known", TaskStage.class),
                Arguments.of("task_priority_known", TaskPriority.class),
                Arguments.of("task_subject_kind_known", TaskSubject.Kind.class),
                Arguments.of("task_template_line_stage_known", TaskStage.class),
                Arguments.of("task_template_line_priority_known", TaskPriority.class),
                Arguments.of("task_template_line_assignee_known", AssigneeKind.class),
                Arguments.of("alert_next_step_known", AttemptStep.class),
                Arguments.of("alert_event_step_known", AttemptStep.class),
                Arguments.of("alert_loss_known_known", LossKnown.class),
                Arguments.of("bank_bin_type_known", CardType.class),
                Arguments.of("bank_bin_change_action_known", BinAction.class),
                Arguments.of("stop_payment_state_known", StopState.class),
                Arguments.of("stop_payment_kind_known", AccountKind.class),
                Arguments.of("stop_payment_urgency_known", Urgency.class),
                Arguments.of("stop_payment_category_known", AccountCategory.class),
                Arguments.of("stop_payment_reasons_known", RefusalReason.class),
                Arguments.of("stop_payment_refusal_code_known", RefusalReason.class),
                Arguments.of("fund_freeze_mode_known", FreezeMode.class),
                Arguments.of("fund_freeze_state_known", FreezeState.class),
                Arguments.of("fund_freeze_account_kind_known", AccountKind.class),
                Arguments.of("onward_transfer_kind_known", AccountKind.class),
                Arguments.of("freeze_order_stage_known", FreezeStage.class),
                Arguments.of("freeze_order_asset_known", FreezeAsset.class),
                Arguments.of("freeze_order_scope_known", FreezeScope.class),
                Arguments.of("freeze_order_mode_known", FreezeMode.class),
                Arguments.of("freeze_order_account_kind_known", AccountKind.class),
                Arguments.of("freeze_order_failure_known", FreezeFailure.class),
                Arguments.of("onward_mapping_field_known", OnwardField.class),
                Arguments.of("stop_comparison_field_known", ComparedField.class),
                Arguments.of("fund_return_state_known", ReturnState.class),
                Arguments.of("return_case_stage_known", ReturnStage.class),
                Arguments.of("return_case_way_known", ReturnWay.class),
                Arguments.of("return_application_notice_known", VictimNotice.class),
                Arguments.of("return_share_state_known", ShareState.class),
                Arguments.of("return_share_failure_known", ShareFailure.class),
                Arguments.of("return_proposal_way_known", ReturnWay.class),
                Arguments.of("return_proposal_void_why_known", VoidReason.class),
                Arguments.of("return_answer_failure_known", ShareFailure.class),
                Arguments.of("freeze_appeal_state_known", AppealState.class),
                Arguments.of("freeze_appeal_way_known", InformWay.class),
                Arguments.of("ledger_entry_from_known", Pot.class),
                Arguments.of("ledger_entry_to_known", Pot.class),
                Arguments.of("ledger_entry_source_known", LedgerSource.class),
                Arguments.of("seizure_kind_known", SeizureKind.class),
                Arguments.of("inspection_kind_known", PremisesKind.class),
                Arguments.of("den_kind_known", PremisesKind.class),
                Arguments.of("gang_kind_known", GangKind.class),
                Arguments.of("gang_state_known", GangState.class),
                Arguments.of("suspect_role_known", SuspectRole.class),
                Arguments.of("alert_source_known", AlertSource.class),
                Arguments.of("alert_rule_source_known", AlertSource.class),
                Arguments.of("alert_rule_risk_known", RiskGrade.class),
                Arguments.of("alert_risk_known", RiskGrade.class),
                Arguments.of("alert_state_known", AlertState.class),
                Arguments.of("alert_outcome_known", AlertOutcome.class),
                Arguments.of("alert_attempt_step_known", AttemptStep.class),
                Arguments.of("control_request_kind_known", ControlKind.class),
                Arguments.of("control_request_state_known", ControlState.class),
                Arguments.of("control_request_urgency_known", ControlUrgency.class),
                Arguments.of("control_request_refusal_known", ControlRefusal.class),
                Arguments.of("stop_escalation_clock_known", EscalationClock.class),
                Arguments.of("stop_escalation_told_as_known", EscalationRole.class),
                Arguments.of("protective_control_source_known", ProtectiveSource.class),
                Arguments.of("protective_control_informed_how_known", InformedHow.class),
                Arguments.of("protective_answer_state_known", ProtectiveState.class),
                Arguments.of("protective_answer_refusal_known", ProtectiveRefusal.class),
                Arguments.of("protective_account_kind_known", ProtectiveAccountKind.class),
                Arguments.of("blacklist_entry_source_known", BlacklistSource.class),
                Arguments.of("webhook_delivery_state_known", DeliveryState.class),
                Arguments.of("webhook_delivery_problem_known", DeliveryProblem.class),
                Arguments.of("briefing_template_known", Template.class),
                Arguments.of("document_template_choice_source_known", TemplateSource.class),
                Arguments.of("briefing_figure_part_known", BriefingFigure.Part.class),
                Arguments.of("case_link_decision_known", LinkDecision.class),
                Arguments.of("joint_case_ground_known", JointGround.class),
                Arguments.of("joint_case_state_known", JointState.class),
                Arguments.of("joint_case_member_state_known", MemberState.class),
                Arguments.of("sighting_source_known", SightingSource.class),
                Arguments.of("observable_type_known", ObservableType.class));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void theWordsOfTheDatabaseAreThoseOfTheCode(String constraint, Class<? extends Enum<?>> words) {
        String check = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = ?")
                .param(constraint)
                .query((rs, n) -> rs.getString(1))
                .single();
        Set<String> stored = new TreeSet<>();
        Matcher matcher = WORD.matcher(check);
        while (matcher.find()) {
            stored.add(matcher.group(1));
        }
        assertThat(stored)
                .isEqualTo(Stream.of(words.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyForeignKeyHasAnIndexThatBeginsWithIt() {
        assertThat(jdbc.sql("""
                        select c.conname from pg_constraint c
                        where c.contype = 'f' and c.connamespace = 'public'::regnamespace
                          and not exists (select 1 from pg_index i where i.indrelid = c.conrelid
                                          and (i.indkey::int2[])[0] = c.conkey[1])""").query((rs, n) -> rs.getString(1)).list()).isEmpty();
    }

    @Test
    void everyConstraintHasANameOfItsOwn() {
        assertThat(jdbc.sql("""
                        select conname from pg_constraint
                        where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u')
                          and conname ~ '(_check[0-9]*|_fkey[0-9]*|_key[0-9]*)$' and conrelid::regclass::text not like 'flyway%'""").query((rs, n) -> rs.getString(1)).list()).isEmpty();
    }

    @Test
    void noColumnIsOfTypeChar() {
        assertThat(jdbc.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and data_type = 'character'""").query((rs, n) -> rs.getString(1)).list()).isEmpty();
    }
}
