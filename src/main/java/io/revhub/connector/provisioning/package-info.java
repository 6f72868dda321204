/** Provisioning: orders become entitlements there; entitlements are read, announced by signed webhooks and found by time. */
package io.revhub.connector.provisioning;
