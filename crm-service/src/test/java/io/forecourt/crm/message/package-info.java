@NullMarked
package io.forecourt.crm.message;

import org.jspecify.annotations.NullMarked;
