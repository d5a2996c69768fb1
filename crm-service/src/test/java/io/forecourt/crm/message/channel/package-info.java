@NullMarked
package io.forecourt.crm.message.channel;

import org.jspecify.annotations.NullMarked;
