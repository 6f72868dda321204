/** The ERP's business events: CloudEvents on a queue that clients read by AMQP 1.0. */
package io.revhub.sandbox.erp.events;
