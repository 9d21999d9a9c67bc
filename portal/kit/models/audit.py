from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE


class Kind(models.TextChoices):
    """What the audit log speaks of."""

    SIGN_IN = "sign_in", _("登录")
    SIGN_IN_FAILED = "sign_in_failed", _("登录失败")
    SIGN_OUT = "sign_out", _("退出")
    LOCK_OUT = "lock_out", _("锁定登录")
    UNLOCK = "unlock", _("解除锁定")
    PASSWORD_CHANGED = "password_changed", _("修改密码")
    PASSWORD_RESET = "password_reset", _("重设密码")
    SECOND_FACTOR_ADDED = "second_factor_added", _("启用二次验证")
    SECOND_FACTOR_REMOVED = "second_factor_removed", _("停用二次验证")
    RECOVERY_CODES_MADE = "recovery_codes_made", _("生成恢复码")
    RECOVERY_CODE_USED = "recovery_code_used", _("使用恢复码")
    SESSIONS_ENDED = "sessions_ended", _("结束全部会话")
    ROLE_GIVEN = "role_given", _("授予角色")
    ROLE_CHANGED = "role_changed", _("更改任职")
    ROLE_ENDED = "role_ended", _("收回角色")
    ACCOUNT_CREATED = "account_created", _("建立账号")
    ACCOUNT_CHANGED = "account_changed", _("修改账号")
    ACCOUNT_INVITED = "account_invited", _("邀请用户")
    ACCOUNT_SWITCHED_OFF = "account_switched_off", _("停用账号")
    ACCOUNT_SWITCHED_ON = "account_switched_on", _("启用账号")
    SUBMITTED = "submitted", _("提交审核")
    RECALLED = "recalled", _("撤回提交")
    APPROVED = "approved", _("审核通过")
    RETURNED = "returned", _("退回")
    TAKEN_OVER = "taken_over", _("接手修改")
    PUBLISHED = "published", _("发布")
    WITHDRAWN = "withdrawn", _("撤下")
    ARCHIVED = "archived", _("归档")
    RESTORED = "restored", _("恢复旧版")
    FACT_CONFIRMED = "fact_confirmed", _("确认事实仍然属实")
    MOVED = "moved", _("移到其他范围")
    DELETED = "deleted", _("删除")
    EXPORTED = "exported", _("导出")
    IMPORTED = "imported", _("导入")
    PERSONAL_DATA_VIEWED = "personal_data_viewed", _("查看个人信息")
    FILE_DOWNLOADED = "file_downloaded", _("下载文件")
    AUDIT_EXPORTED = "audit_exported", _("导出审计日志")
    LETTER_SENT_AGAIN = "letter_sent_again", _("重发邮件")
    ENQUIRY_RELEASED = "enquiry_released", _("放行待核咨询")
    ENQUIRY_ANSWERED = "enquiry_answered", _("答复咨询")
    ENQUIRY_HANDED_OVER = "enquiry_handed_over", _("转交咨询")
    CASES_MERGED = "cases_merged", _("合并案件")
    CASES_SEPARATED = "cases_separated", _("分开案件")
    IDENTITY_OPENED = "identity_opened", _("询问人公开身份")
    PERSONAL_DATA_ERASED = "personal_data_erased", _("删除个人信息")


class AuditEntry(models.Model):
    """One thing that somebody did (审计记录), chained by its hash to the one before: see `portal.kit.audit`.

    Nothing but `record` writes here, and the database itself refuses to change or delete what was written.
    """

    scope_paths = {"audit": EVERYWHERE}

    number = models.PositiveBigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    kind = models.CharField(_("事项"), max_length=24, choices=Kind.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    actor_name = models.CharField(_("操作人姓名"), max_length=240)
    content_type = models.ForeignKey(
        ContentType, verbose_name=_("类别"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    object_pk = models.BigIntegerField(_("编号"), null=True)
    row = GenericForeignKey("content_type", "object_pk")
    label = models.CharField(_("内容"), max_length=300)
    detail = models.JSONField(_("详情"), default=dict)
    previous_hash = models.CharField(_("上一条的校验值"), max_length=64, unique=True)
    hash = models.CharField(_("校验值"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("审计记录")
        verbose_name_plural = pgettext_lazy("列表", "审计记录")
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["content_type", "object_pk"], name="kit_auditentry_row"),
            models.Index(fields=["kind", "-number"], name="kit_auditentry_kind"),
        ]

    def __str__(self):
        return f"{self.number} {self.get_kind_display()}"
