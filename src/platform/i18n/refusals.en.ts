import type { RefusalCode } from '#kernel/refusal-codes'

/** The English wording of each refusal, for those who chose English. */
export const REFUSALS_EN: Readonly<Record<RefusalCode, string>> = {
  'malformed/body': 'The request could not be read. Send well-formed JSON.',
  'malformed/characters':
    'The text has a control character that cannot be kept. Delete what was pasted, type it and send it again.',
  'malformed/cursor':
    'The page position could not be read. Open the list again from its beginning.',
  'malformed/path': 'The address could not be read. Check the link.',
  'unavailable/database':
    'The system is interrupted and cannot answer now. Wait a few minutes, look whether what you did was recorded, and try again.',
  'unavailable/no-room':
    'The disk of the server is almost full, so things can only be read for now. Tell the administrators and try again later.',
  'unavailable/stored-file':
    'This file is missing from the store or damaged there, so it cannot be opened now. Tell the administrators, who can fetch it from a backup; the dossier and its other files can be used.',
  'unavailable/not-set-up':
    'No province is set up here yet. The operator runs make-administrator and starts the system again.',
  'unauthenticated/no-session': 'You are not signed in, or your session has ended. Sign in again.',
  'unauthenticated/wrong-credentials':
    'The user name, password or one-time code is not right. Check and type them again.',
  'not-found/route': 'There is nothing at this address. Check the link.',
  'not-found/dossier': 'No such dossier. Check the code.',
  'not-found/procedure': 'No such procedure. Check the code.',
  'not-found/unit': 'No such unit. Check the code.',
  'not-found/file': 'No such file. Upload it again.',
  'not-found/letter': 'No such letter. Open it again from the dossier.',
  'not-found/letter-code':
    'The code lacks, adds or changes characters and is that of no letter. Scan the QR code on the paper again.',
  'forbidden/role': 'Your role does not do this. Hand it to someone who may.',
  'forbidden/origin':
    'The request came from another site and was not carried out. Reload and try again.',
  'invalid/shape': 'Some values are not right. Correct the ones listed and send again.',
  'invalid/idempotency-key-missing': 'Send an Idempotency-Key header with this request.',
  'invalid/idempotency-key-malformed':
    'An Idempotency-Key has 1 to 64 visible characters. Use another one.',
  'invalid/idempotency-key-reused':
    'This Idempotency-Key was used for another request. Use a new one.',
  'conflict/idempotency-key-in-flight': 'This request is being carried out. Wait a few seconds.',
  'conflict/stale-version': 'Someone else has just changed the dossier. Look again, then go on.',
  'too-large/body': 'Too much data. Make it smaller and send again.',
  'unsupported-type/body': 'This kind of data is not accepted. Send one of the kinds named.',
  'too-many/requests': 'Too many attempts. Wait, then try again.',
  'full/file-store':
    'The file store is almost full and takes no further files. Try later, or bring paper to a counter.',
  // Dossiers
  'forbidden/not-your-unit': 'This belongs to another unit. Leave it to someone of that unit.',
  'invalid/unknown-procedure': 'There is no procedure with this code. Choose another.',
  'invalid/procedure-not-received-here':
    'Another branch handles this procedure. File it there, by the link given.',
  'invalid/online-not-offered':
    'This procedure cannot be filed online. File at a counter or by post.',
  'invalid/unknown-case': 'The procedure has no such case. Choose again.',
  'invalid/receiving-unit': 'This place does not receive the procedure. Choose one from the list.',
  'invalid/applicant-not-account':
    'The applicant must be the account that is signed in. For someone else, name them as the owner.',
  'invalid/form': 'Some answers of the form are not right. Correct the ones listed.',
  'invalid/form-not-offered': 'This procedure has no electronic form. Leave the form out.',
  'invalid/papers-missing': 'Required papers are missing. Add the ones listed.',
  'invalid/unknown-component': 'The procedure does not ask for this paper. Choose the right one.',
  'invalid/file-not-usable': 'The file is not there or was not uploaded by you. Upload it again.',
  'invalid/nothing-to-reuse':
    'The store holds no such paper of the applicant. Give a file or the paper.',
  'invalid/paper-not-online': 'Filing online takes files, not paper. Upload a file.',
  'invalid/receive-not-at-counter': 'Only a filing at the counter can be received at once.',
  'invalid/competent-unit-unknown':
    'The deciding agency cannot be told. File at the commune that is competent.',
  'invalid/no-reason': 'Give at least one reason.',
  'invalid/no-item': 'Name at least one thing to bring or mend.',
  'invalid/respond-by-too-soon':
    'People need at least one working day to bring papers. Choose a later time, or leave it empty to go by the rules.',
  'invalid/respond-by-past': 'The day to answer by must lie ahead. Choose another.',
  'invalid/nothing-supplemented': 'Nothing was brought. Add a paper or change the form.',
  'invalid/step-not-named': 'Several steps are open for you. Say which one.',
  'invalid/unknown-step': 'The process has no such step. Choose again.',
  'invalid/unknown-outcome': 'The step cannot end so. Choose one of its outcomes.',
  'invalid/assignee-unknown': 'There is no officer of that name. Choose again.',
  'invalid/assignee-without-role':
    "That officer does not hold the step's role in its unit. Choose another.",
  'invalid/amount': 'The amount must be a whole number above 0. Type it again.',
  'invalid/party-not-identified':
    'A personal id, tax code or telephone number is needed. Give one of them.',
  'conflict/duplicate-filing':
    'You filed the same within 24 hours. Look at that dossier, or confirm a further filing.',
  'conflict/no-process':
    'No approved process is in force, so nothing can be received. Tell procedure control.',
  'conflict/not-received-yet': 'The dossier is not received yet. Receive it first.',
  'conflict/already-received': 'The dossier is already received. Look at its present step.',
  'conflict/handling-not-finished':
    'Handling is not finished, so there is no result to hand over yet.',
  'conflict/nothing-requested':
    'No supplement is being waited for. Look at the state of the dossier.',
  'conflict/awaiting-supplement': 'The dossier waits for the person to supplement it.',
  'conflict/awaiting-payment': 'The dossier waits for a payment.',
  'conflict/dossier-refused': 'The dossier was refused. File a new one.',
  'conflict/dossier-withdrawn': 'The dossier was withdrawn. File a new one.',
  'conflict/dossier-stopped': 'Handling was stopped. File a new one.',
  'conflict/already-finished': 'The dossier has its result. Hand it over.',
  'conflict/already-returned':
    'The result was handed over, so nothing is left to do. Open the next dossier.',
  'conflict/supplement-already-requested':
    'A supplement may be asked for once, and was. Decide on what is there.',
  'conflict/no-due-date':
    'This dossier has no due date now, so it cannot be put off. See its deadline.',
  'conflict/already-extended':
    'The due date was put off once and cannot be put off again. Decide now and tell the person.',
  'conflict/too-late-to-extend':
    'A due date is put off at the latest one working day before. Keep it; if it passes, apologise then.',
  'invalid/due-at-not-later':
    'The new date must be after the old one and after now. Choose another.',
  'invalid/consulted-unit-is-own': 'This unit handles the dossier itself. Ask another one.',
  'invalid/consulted-unit-unknown':
    'There is no such unit today. Choose the unit to be asked again.',
  'conflict/already-consulted': 'That unit was asked and has not answered. Wait, or remind it.',
  'conflict/no-consultation-of-yours':
    'No question is waiting for your unit. Open the dossier again to see who answered.',
  'conflict/opinion-awaited':
    'An opinion that was asked for may still come. Wait for it, or remind the unit.',
  'conflict/no-step-of-yours': 'No open step is yours. See who has the dossier.',
  'conflict/step-not-open': 'That step is closed. Look at the open one.',
  'not-found/delegation': 'This delegation is not there, or has ended. Open the list again.',
  'invalid/delegation-period':
    'A delegation begins before it ends, is not over yet and lasts a year at most. Choose other days.',
  'invalid/delegation-to-oneself': 'Signers do not delegate to themselves. Choose another officer.',
  'conflict/sitting-goes-round':
    'The process answers this decision by going back to an earlier step, so it does not end at the counter. Receive the dossier and handle it step by step.',
  'conflict/not-on-the-spot':
    'This procedure is not on the list of those handled on the spot. Receive it and pass it on as usual.',
  'conflict/signer-has-not-delegated':
    'The signer has not delegated this to you. Ask for a delegation, or pass the dossier on as usual.',
  'conflict/seal-not-delegated':
    'This procedure is sealed on the spot, and your delegation leaves the seal out. Ask for one with the seal.',
  'conflict/claimed-by-another': 'A colleague has this step. Ask them, or the head, to give it on.',
  'conflict/already-yours': 'You already have this step. Go on with it.',
  'conflict/already-assigned': 'That officer already has the step. Choose another.',
  'conflict/not-claimed-by-you': 'You have not claimed this step.',
  'conflict/step-needs-signature': 'This step ends by signing the result.',
  'conflict/step-needs-issue': 'This step ends by issuing the result.',
  'conflict/not-ended':
    'The dossier has not ended, so it need not be reopened. See which step it is at.',
  'not-found/substitution':
    'There is no such substitution, or it is not yours to decide about. Open the list of substitutions again.',
  'invalid/officer-unknown': 'No officer has this user name. Choose again.',
  'invalid/substitute-for-oneself': 'Nobody stands in for themselves. Choose another officer.',
  'invalid/substitution-period':
    'It must end after it begins, not be over, and last a year at most. Mend the period.',
  'invalid/absent-without-work':
    'The absent officer has no role that could pass to another. Choose the officer again.',
  'invalid/substitute-elsewhere':
    'Who stands in must work in the same unit, or in one above or below. Choose again.',
  'invalid/substitute-may-not-sign':
    'The absent officer signs. Choose the head of a division or of the agency.',
  'conflict/substitute-already-named':
    'Somebody stands in during this time already. End that, or choose another time.',
  'conflict/substitution-chain':
    'Meanwhile the substitute is absent too, or the absent officer stands in for another. Choose again.',
  'conflict/substitution-over': 'This substitution is over. Open the list of substitutions again.',
  'conflict/result-issued':
    'The result has its number, so the dossier can no longer be sent back, withdrawn or stopped. Complete the steps that are left; the approver then corrects a mistake in the result.',
  'conflict/result-signed':
    'The result is signed, so the dossier cannot be sent on. Send it back to the approver first.',
  'invalid/transfer-unit':
    'This is not the one-stop place of an agency that decides the procedure. Choose one from the list.',
  'invalid/transfer-to-same-agency': 'The dossier is at this very place. Choose another one.',
  'conflict/process-unchanged':
    'The dossier goes by the process in force already. Take it out of the choice.',
  'invalid/step-not-chosen':
    'The other version has no such step as the dossier is at. Choose where it goes on.',
  'conflict/already-reopened': 'The dossier was reopened once already. A new one is to be filed.',
  'conflict/too-late-to-reopen':
    'The dossier ended more than 30 days ago and cannot be reopened. A new one is to be filed.',
  'conflict/no-result-issued':
    'No result was issued yet, so there is nothing to correct. Send the dossier back if it needs mending.',
  'invalid/nothing-corrected':
    'The corrected content is the same as the issued one. Mend what is wrong in it.',
  'conflict/result-not-signed': 'The result is not signed yet. Send it back to be signed.',
  'conflict/no-earlier-step':
    'There is no earlier step to send it back to. Complete this step, or ask for what is missing.',
  'conflict/not-an-earlier-step':
    'It can go back only to a step it has been at. Choose an earlier one.',
  'conflict/no-papers-held':
    'No originals are held any more. Reload the page to see when they were given back.',
  'not-found/account': 'No such account. Check the user name.',
  'not-found/role': 'No such assignment. Open the list of the unit again.',
  'forbidden/unit-outside-reach':
    'You do not administer this unit. Ask the administrator of the unit above it.',
  'invalid/role-period': 'The role would end before it begins. Choose other days.',
  'invalid/unit-period':
    'The change must come after the day on which the unit began. Choose a later day.',
  'invalid/unit-placement':
    'This kind of unit does not stand under the chosen one. Choose another superior or kind.',
  'conflict/role-ended':
    'This role has ended, or an earlier end is set. Look at the list of assignments again.',
  'conflict/role-held':
    'This person already holds the role in the unit at that time. End that assignment or choose other days.',
  'conflict/unit-code-taken':
    'This code belongs or belonged to another unit and is never given again. Use a new one.',
  'conflict/unit-ended': 'The unit has ended, or its end is set. Do this with its successor.',
  'conflict/unit-has-subordinates':
    'The unit still has units below it. End or move them first, or choose to end them all.',
  'conflict/unit-change-closed':
    'This change of units was confirmed or withdrawn, and nothing more can be done with it. Open the list of changes.',
  'conflict/unit-change-foreseen-otherwise':
    'A procedure, a process, an officer or a unit differs from what was foreseen. Withdraw the change and prepare it anew.',
  'forbidden/own-unit-change':
    'You prepared this change and may not confirm it yourself. Let another administrator read and confirm it.',
  'not-found/unit-change': 'There is no such change of units. Choose one from the list of changes.',
  'conflict/unit-change-leaves-behind':
    'Some procedures, steps of processes or running dossiers have no unit to take them over. Choose one for each, then confirm again.',
  'conflict/unit-is-root':
    'The province is the root of the organisation and cannot be merged, split or ended. Choose a unit below it.',
  'conflict/unit-not-valid':
    'The unit is not active on that day. Choose another day, or its successor.',
  'conflict/unit-parent-not-valid':
    'The chosen superior is not active on that day, or ends by this change as well. Choose another unit.',
  'conflict/unit-slug-taken':
    'This short identifier belongs or belonged to another unit. Use another one.',
  'conflict/unit-structure':
    'After this change a unit would have no superior or stand under itself. Look at the unit and day named, rearrange and try again.',
  'conflict/unit-successor-not-valid':
    'The receiving unit is not active on that day, has an end set, or stands under a unit that is merged. Choose another one.',
  'conflict/unit-territory-taken':
    'Another unit governs this territory at that time. Check the territory code.',
  'not-found/calendar-change': 'There is no such change of the calendar. Open the calendars again.',
  'not-found/special-day':
    'No such day in the calendar. Open the calendar again and choose it there.',
  'invalid/duration-too-short':
    'The term is too short: at least 0.25 working hours, 0 working days or 1 calendar day. Enter it again.',
  'invalid/duration-not-in-whole-days':
    'A term in days has whole days. For half a day, give working hours.',
  'invalid/duration-not-in-quarter-hours':
    'A term in hours goes in steps of 0.25 hours. Enter it again.',
  'invalid/pause-open': 'A pause has no end yet. Give its end.',
  'invalid/pause-ends-before-it-begins': 'A pause ends before it begins. Check the two times.',
  'invalid/pause-before-start': 'The first pause begins before the term does. Check the times.',
  'invalid/pauses-overlap': 'The pauses overlap or are not in order. Put them in order.',
  'invalid/outside-calendar': 'The calendar reaches from 2018 to 2035. Choose a time within it.',
  'invalid/unknown-unit': 'There is no unit with this code. Check the code.',
  'invalid/make-up-day-on-weekday': 'A make-up day is a Saturday or Sunday. Choose another day.',
  'invalid/substitute-day-on-weekend':
    'A substitute or exchanged day off is a day from Monday to Friday. Choose another day.',
  'invalid/schedule-without-sessions': 'The office hours have no session. Enter at least one.',
  'invalid/session-ends-before-it-begins': 'A session ends before it begins. Check its times.',
  'invalid/sessions-overlap': 'The sessions of a day overlap. Check their times.',
  'conflict/special-day-exists': 'The calendar already has an entry for this day. Change that one.',
  'conflict/calendar-year-confirmed': 'This year has been confirmed. Change single days if needed.',
  'conflict/calendar-year-not-entered':
    'This year has not been entered. Propose it and check it, then confirm.',
  'conflict/calendar-not-set-up':
    'No office hours are set, so no due date can be computed. Tell the administrator.',
  'invalid/form-definition':
    'The form still has points to put right. Correct those listed, then publish again.',
  'invalid/form-example':
    'The example does not answer the form. Correct the answers listed, then publish again.',
  'invalid/form-version-unknown':
    'The form has no such version. Open the present form and fill that in.',
  'conflict/form-version-outdated':
    'The form you filled in has been replaced. Open the present one, look over your answers, then file.',
  // Identity
  'unauthenticated/sign-in-expired':
    'This sign-in has expired or was begun in another browser. Sign in again.',
  'unauthenticated/sign-in-cancelled':
    'You stopped signing in with your electronic identity. Sign in again when you want to.',
  'unauthenticated/identity-refused':
    'This electronic identity could not be confirmed. Sign in again, or ask the help desk.',
  'unauthenticated/identity-incomplete':
    'The electronic identity gave no personal id or tax code. Sign in with a level 2 identity.',
  'unavailable/identity-provider':
    'The electronic identity service does not answer. Try again in a few minutes.',
  'not-found/session': 'This session is no longer there. Reload the list.',
  'forbidden/account-outside-reach':
    'This account holds a role in a unit you do not administer. Ask the administrator of the province.',
  'forbidden/password-not-changed':
    'You are using a one-time password. Change it before doing anything else.',
  'forbidden/code-not-set-up':
    'Your role needs a one-time code at sign-in. Set it up before doing anything else.',
  'invalid/password-too-short':
    'A password has at least 15 characters. Use a sentence that you remember.',
  'invalid/password-too-long': 'A password has at most 256 characters. Use a shorter one.',
  'invalid/password-easy-to-guess':
    'The password is made of common words, keys in a row, dates or your name. Use a sentence of your own.',
  'invalid/password-unchanged': 'The new password is the present one. Choose another.',
  'invalid/wrong-password': 'The present password is wrong. Enter it again.',
  'invalid/wrong-code':
    'The one-time code is wrong or was used already. Wait for the next one and enter it.',
  'invalid/username':
    'A user name has 3 to 40 Latin letters, digits, dots or dashes. Choose another.',
  'conflict/identity-differs':
    'The personal id received differs from the one of the linked account. Bring your papers to the help desk.',
  'conflict/account-is-demo':
    'A demonstration account keeps its password and has no one-time code. Make another account to try this.',
  'conflict/own-account': 'You cannot do this to your own account. Ask another administrator.',
  'conflict/username-taken': 'This user name is taken. Choose another.',
  'conflict/account-has-left': 'This account has been closed. Open it again first.',
  'conflict/account-is-active':
    'This account is active, so it need not be opened again. Reload the page.',
  'conflict/code-already-set-up':
    'The account has a one-time code already. Remove it before setting up another.',
  'conflict/code-not-set-up': 'The account has no one-time code yet. Begin setting it up first.',
  'invalid/process-unsound':
    'The process cannot be used yet. Mend the steps listed and publish again.',
  'conflict/later-version-exists':
    'A version is already in force from the same day or later. Choose a later day.',
  // Documents
  'malformed/upload': 'The file did not arrive whole. Check your connection and upload it again.',
  'too-large/file':
    'The file is larger than 20 MB. Make it smaller (scan at 200–300 dpi in black and white) or split it.',
  'unsupported-type/file':
    'This type of file is not accepted. Choose a PDF, JPEG, PNG, TIFF, DOCX or XLSX file.',
  'unsupported-type/file-content':
    'The content of the file is not what its name says. Open it and save it as PDF, JPEG, PNG, TIFF, DOCX or XLSX.',
  'invalid/upload-not-one-file':
    'One file is uploaded at a time. Choose one file and send it again.',
  'invalid/file-empty':
    'The file has no content (0 bytes). Open it to check, then choose the right one.',
  'invalid/file-damaged':
    'The file is damaged or its end is missing. Open it to check, scan or save it again, then upload it.',
  'invalid/file-encrypted':
    'The file has a password or forbids printing or copying. Remove the protection and upload it again.',
  'invalid/file-active-content':
    'The file contains scripts, macros or further files. Print or export it to a PDF and upload that.',
  'invalid/file-unpacks-too-large':
    'The file unpacks to far more than its size. Export it to a PDF and upload that.',
  'invalid/file-too-many-pixels':
    'The picture is too large (over 40 million pixels). Make it smaller or scan at 200–300 dpi.',
  'invalid/file-doctype':
    'The Office file has a declaration that is not allowed (DOCTYPE). Save it as a file anew in Word or Excel.',
  'invalid/file-unsafe-names':
    'The inner structure of the Office file is not safe. Save it as a file anew in Word or Excel.',
  'invalid/file-too-costly':
    'The file is too complex to be checked. Print or scan it to a PDF and upload that.',
  'conflict/too-many-unused-files':
    'You have uploaded too many files that are not used yet. File the dossier, or wait until they go after 7 days.',
  'not-found/upload':
    'What was sent of this file is no longer there. Choose the file again to send it anew.',
  'conflict/upload-offset':
    'This piece does not follow what has arrived. Go on from the place the system names.',
  'conflict/too-many-unfinished-uploads':
    'You have 20 files that are only partly sent. Choose them again to finish; the rest expire after 3 days.',
  'invalid/upload-not-as-announced':
    'What has arrived is not the file that was chosen. Choose the file again to send it anew.',
  'full/unfinished-uploads':
    'Too many files are partly sent at this time. Try later, or bring paper to a counter.',
  'not-found/filing':
    'This filing is not there. It may have been deleted or kept too long; please start again.',
  'conflict/filing-submitted': 'This filing has been handed in. See it among your dossiers.',
  'conflict/filing-changed-elsewhere':
    'This filing was just saved in another window or on another device. Nothing has been overwritten; look at what was saved, then go on.',
  'conflict/filing-incomplete':
    'Some parts of the filing are not finished. Finish those named, then file.',
  'conflict/too-many-filings':
    'You have 50 filings in preparation. File or delete some before starting another.',
  'conflict/too-many-papers':
    'The filing holds 100 files. Put the pages into one PDF and upload that.',
  'invalid/delivery-not-offered':
    'This procedure does not return its result in that way. Choose another.',
  'too-large/upload': 'The files chosen together are larger than 40 MB. Upload them one by one.',
  'conflict/no-such-payment':
    'There is no such receipt, or it is void already. Reload the page to see what was taken.',
  'conflict/receipt-of-another-place':
    'Another place gave this receipt, and only it can declare it void. Ask the place that took the money.',
  'conflict/payment-day-over':
    'Only a receipt of today can be declared void. What was taken on an earlier day has to be refunded.',
  'conflict/no-receipt':
    'The dossier has not been received, so there is no receipt to print again. Receive it first.',
  'invalid/amount-differs-from-items':
    'The amount is not the sum of the items. Check the prices and the counts.',
  'invalid/not-of-this-receipt':
    'The number is neither the applicant’s nor the owner’s. Check it; if this person was authorised, tick “Authorised person”.',
  'invalid/receiver-not-identified':
    'The receiver brought no receipt: enter the personal number from their identity card.',
  'invalid/arrival-day':
    'The day of arrival must not be after today, and is given for dossiers sent by post only. Choose the day again.',
  'invalid/commune-from-form':
    'The commune is given in the electronic form. Leave it out elsewhere and send again.',
  'not-found/process-design':
    'This process design does not exist. It may have been removed; look at the list of processes.',
  'invalid/decision-after-effect':
    'The decision must be signed no later than the day the process takes effect. Change one of the two days.',
  'conflict/design-changed-elsewhere':
    'Someone else has just changed this process; nothing was overwritten. Load the page again, see what changed, and go on.',
  'conflict/no-step-number-left':
    'No step number is left at this place. Add the step after another one.',
  'conflict/template-not-approved':
    'This is a template and is not approved itself. Copy it, and approve the copy.',
  'conflict/design-without-procedure':
    'The process is not meant for any procedure yet. Choose procedures, then approve it.',
  'conflict/procedure-not-in-force':
    'A procedure is not in force on the day the process takes effect. Leave it out or choose another day.',
  'conflict/step-without-unit': 'No unit is found for a step. Change where the step is done.',
  'invalid/diagram-unreadable':
    'The diagram cannot be read. Choose a BPMN 2.0 file (.bpmn) with at least one step and at most 60.',
  'invalid/diagram-unsupported':
    'The diagram has elements that a table of steps cannot say (sub-processes, intermediate events, inclusive gateways …). Draw it with tasks, exclusive and parallel gateways.',
  'invalid/period-reversed': 'The first day is after the last. Choose the two days again.',
  'invalid/register-too-long-for-sheet':
    'There are more than 5,000 dossiers in this period, too many for one workbook. Choose a shorter period and download each.',
  'invalid/register-too-long-for-print':
    'There are more than 500 dossiers in this period, too many for one print. Choose a shorter period, or download the workbook.',
  'invalid/too-much-lateness':
    'More than 5,000 steps were late in this period. Choose a shorter period or one unit.',
  // Publications
  'conflict/procedure-changed-since':
    'Another decision has just changed this procedure. Take it out of the draft and add it again to work on its newest text.',
  'conflict/procedure-repealed':
    'This procedure was repealed and takes no new dossiers. If another replaced it, file that one.',
  'conflict/procedure-not-in-force-yet':
    'This procedure is not in force yet. Its page says from which day it is.',
  'not-found/publication': 'No such publication decision. Open it again from the list.',
  'not-found/publication-item':
    'This procedure is not in the draft. Open the decision again to see its list.',
  'forbidden/own-draft':
    'You wrote or changed this draft, so you may not check it yourself. Leave the check to somebody else.',
  'invalid/publication-empty': 'The decision has no procedures. Add at least one.',
  'invalid/publication-incomplete':
    'The decision still has faults. Mend those listed under Checks.',
  'invalid/return-without-reason': 'No reason was given. Write what has to be mended.',
  'invalid/procedure-code':
    'A procedure code looks like 1.000000. Enter it as in the national database.',
  'invalid/replaced-by-itself':
    'A procedure cannot replace itself. Choose another one, or choose to amend it.',
  'invalid/not-posted-here': 'This place does not post that version. Open the posting list again.',
  'conflict/publication-not-draft':
    'The decision is no longer a draft and cannot be changed. Return it first if need be.',
  'conflict/publication-not-in-check':
    'The decision is not being checked. Look at its state again.',
  'conflict/publication-not-checked':
    'The decision was not checked by a second person. Send it to be checked before it is published.',
  'conflict/publication-changed-elsewhere':
    'Somebody else has just changed this part. Look at it again, then go on.',
  'invalid/not-received-at-one-stop':
    'By the approved list this place does not receive this procedure. Its page tells where to file instead.',
  'not-found/acceptance': 'No such decision. Open it again from the acceptance list.',
  'invalid/acceptance-list':
    'Lines of the list are repeated or name a level that does not settle the procedure. Mend the lines named and send it again.',
  'conflict/acceptance-recorded':
    'A decision of this number and day is recorded already. Record a new decision if something has changed.',
  'conflict/item-present': 'This procedure is in the decision already. Open it there.',
  'conflict/procedure-exists':
    'This code is in the catalogue already. Amend the procedure instead of adding it.',
  // Imports of the catalogue
  'not-found/import': 'There is no such import. Open it from the list.',
  'not-found/import-row': 'There is no such row in the file. Open the preview again.',
  'too-large/import':
    'The file is larger than 32 MB. Divide it into smaller files and import each.',
  'unsupported-type/import':
    'This is neither an Excel workbook (.xlsx) nor JSON that can be read. Save it as .xlsx without a password or macros, and upload it again.',
  'invalid/import-not-json':
    'The JSON does not have the form of the national database of administrative procedures. Export it from there again.',
  'invalid/import-too-costly':
    'The file unpacks to too much and is not read. Copy the table into a new workbook and upload that.',
  'invalid/import-sheet-missing':
    'There is no sheet “Thủ tục hành chính”. Use the template, or give the sheet this name.',
  'invalid/import-columns-missing':
    'The sheet lacks columns. Use the template and leave its row of headings as it is.',
  'invalid/import-empty': 'The file holds no procedure. Write at least one below the headings.',
  'invalid/import-too-many-rows':
    'The file holds more than 5,000 procedures. Divide it into several files.',
  'invalid/import-nothing-chosen':
    'No procedure is chosen. Mark at least one row that is new or changed.',
  'invalid/import-row-not-taken':
    'Only rows that are new or changed go into a draft. Unmark the others.',
  'conflict/import-row-taken': 'This row is in a draft already. Load the page again.',
  'conflict/import-out-of-date':
    'The catalogue has changed since the file was read. Upload the file again to compare it with what holds now.',
  'invalid/own-part-without-basis':
    'What the province lays down itself needs a basis. Enter the number and name of its text.',
  'conflict/localisation-changed-elsewhere':
    'Someone else has just changed the local details of this procedure. Look at them, then change them again.',
  'not-found/form-design':
    'This form is no longer being designed: it may have been published or thrown away. Open the list of forms again.',
  'not-found/form-version':
    'The form of this procedure has no such version. Open the list of its versions again.',
  'not-found/form-part':
    'This page or question is no longer in the form. Reload the page to see the newest state.',
  'conflict/form-changed-elsewhere':
    'Someone else has just changed this form. Reload the page, look at the change and make yours again.',
  'conflict/form-not-tried':
    'This state was not yet filled in to its end without a fault. Try it, then publish.',
  'conflict/form-is-full':
    'The form has 40 pages or 200 questions, more than people can fill in. Leave some out, or part it.',
  // Process assignments
  'not-found/process':
    'The procedure has no such approved process. Choose again from the list of processes.',
  'invalid/too-many-procedures':
    'A process is assigned to at most 500 procedures at once. Narrow the choice down.',
  'conflict/process-above-time-limit':
    'The process takes longer than the time limit of the procedure. Choose one of the same hours.',
  'conflict/process-below-time-limit':
    'The process is shorter than the time limit of the procedure. Choose one of the same hours.',
  'conflict/process-without-tax-step':
    'The time limit has two parts, but the process has no step that waits for tax. Choose one that has.',
  'conflict/step-role-unheld':
    'Nobody holds the role of a step in some unit. Give somebody the role, or allow it and assign again.',
}
