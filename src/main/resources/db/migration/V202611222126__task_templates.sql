-- the tasks that a case of a fraud type begins with: the platform's defaults (no unit), and what units put in their place
create table task_template (
    id              uuid    not null,
    unit_id         uuid,
    fraud_type      text,
    edition         integer not null,
    changed_by_name text,
    changed_at      timestamptz,
    constraint task_template_pk primary key (id),
    constraint task_template_once unique nulls not distinct (unit_id, fraud_type),
    constraint task_template_unit_exists foreign key (unit_id) references unit (id),
    constraint task_template_fraud_type_exists foreign key (fraud_type) references fraud_type (code)
);
create index task_template_by_fraud_type on task_template (fraud_type) where fraud_type is not null;

create table task_template_line (
    template_id uuid    not null,
    position    integer not null,
    title       text    not null,
    ask         text    not null,
    stage       text    not null,
    priority    text    not null,
    due_hours   integer not null,
    assignee    text    not null,
    constraint task_template_line_pk primary key (template_id, position),
    constraint task_template_line_template_exists foreign key (template_id) references task_template (id) on delete cascade,
    constraint task_template_line_stage_known check (stage in ('ANALYSE', 'ASSIGN', 'HANDLE', 'SUPERVISE', 'CLOSE')),
    constraint task_template_line_priority_known check (priority in ('NORMAL', 'URGENT', 'TOP')),
    constraint task_template_line_assignee_known check (assignee in ('OWN_UNIT', 'HANDLER', 'CITY_ANALYST')),
    constraint task_template_line_hours check (due_hours between 1 and 8784),
    constraint task_template_line_title_length check (length(title) between 1 and 100),
    constraint task_template_line_ask_length check (length(ask) <= 4000)
);

with sets as (
    insert into task_template (id, fraud_type, edition)
    select gen_random_uuid(), t.code, 0 from (values (null), ('10'), ('11'), ('12'), ('13'), ('14'), ('15'), ('16'), ('17'), ('18'), ('19')) t (code)
    returning id, fraud_type
), lines (type, position, title, ask, stage, priority, due_hours, assignee) as (values
    -- of every type
    ('*', 0, '调取涉案账户流水', '向开户行调取一级收款账户及对手账户的开户资料和交易流水，流水到后导入资金流。', 'HANDLE', 'URGENT', 24, 'HANDLER'),
    ('*', 1, '制作被害人询问笔录', '写清被骗经过、联系方式、转账明细，附聊天记录和转账截图。', 'HANDLE', 'NORMAL', 48, 'HANDLER'),
    ('*', 2, '研判资金流向和关联案件', '追踪至末级账户和取现点，比对共用账户、电话、网址的案件，写明串并意见。', 'ANALYSE', 'URGENT', 72, 'CITY_ANALYST'),
    ('*', 9, '核对止付冻结和返还进度', '逐户核对止付、冻结的起止时间，够条件的启动资金返还。', 'SUPERVISE', 'NORMAL', 168, 'OWN_UNIT'),
    -- of some
    ('10', 4, '调取刷单平台和派单群信息', '固定派单群、App 下载地址和客服账号，查引流渠道。', 'HANDLE', 'NORMAL', 72, 'HANDLER'),
    ('11', 4, '固定虚假投资平台证据', '对网站、App 和后台数据取证，查服务器、签名和资金盘账户。', 'HANDLE', 'URGENT', 48, 'HANDLER'),
    ('11', 5, '研判投资平台的其他被害人', '按平台网址、App 和收款账户查找其他被害人，通报属地劝阻。', 'ANALYSE', 'URGENT', 48, 'CITY_ANALYST'),
    ('12', 4, '调取交易平台和物流记录', '调取店铺、订单、收发货和聊天记录，查卖家身份。', 'HANDLE', 'NORMAL', 72, 'HANDLER'),
    ('13', 4, '核查客服来电和共享屏幕记录', '查来电号码、会议软件账号和订单信息的泄露源头。', 'HANDLE', 'URGENT', 48, 'HANDLER'),
    ('14', 4, '固定虚假贷款 App 证据', '对 App、下载地址和所谓保证金账户取证，处置域名和号码。', 'HANDLE', 'NORMAL', 72, 'HANDLER'),
    ('15', 4, '核查征信话术和共享屏幕记录', '查来电号码、会议软件账号和网贷放款去向，提醒被害人停止借款。', 'HANDLE', 'URGENT', 24, 'HANDLER'),
    ('16', 4, '核实被冒充人并查账号来源', '联系被冒充人，查头像、工作群和通讯录的泄露源头。', 'HANDLE', 'NORMAL', 48, 'HANDLER'),
    ('17', 4, '查冒充公检法的话务和设备', '查来电落地、GOIP 设备和快递收发的假法律文书。', 'HANDLE', 'TOP', 24, 'HANDLER'),
    ('17', 5, '回访被害人防止继续转账', '当面核实是否仍与对方联系，落实亲属看护和账户保护。', 'HANDLE', 'TOP', 12, 'OWN_UNIT'),
    ('18', 4, '查交友账号和杀猪平台', '查交友账号的注册和登录信息，固定引导投资或赌博的平台证据。', 'HANDLE', 'NORMAL', 72, 'HANDLER'),
    ('19', 4, '调取游戏账号和交易记录', '调取游戏账号、充值和第三方交易平台的记录，查资金去向。', 'HANDLE', 'NORMAL', 72, 'HANDLER')
)
insert into task_template_line (template_id, position, title, ask, stage, priority, due_hours, assignee)
select s.id, l.position, l.title, l.ask, l.stage, l.priority, l.due_hours, l.assignee
from sets s join lines l on l.type = '*' or l.type = s.fraud_type;
