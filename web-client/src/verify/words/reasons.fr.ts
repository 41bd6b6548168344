import type { ReasonWords } from ".";

/** What can be wrong with a record or a receipt, in French. */
export const reasons: ReasonWords = {
  empty: "le fichier d’un registre était attendu ; celui-ci est vide",
  notRecord: 'le fichier d’un registre était attendu, qui commence par {"plenary":"record"',
  otherVersion:
    "la version 1 du format était attendue ; utilisez la page du Plenary qui a écrit le fichier, ou d’un plus récent",
  form: "la forme unique de la ligne était attendue ; à son octet {at} devrait se trouver {expected}",
  payloadForm:
    "la forme unique du contenu de l’entrée était attendue ; à son octet {at} devrait se trouver {expected}",
  lineTooLong: "une ligne d’au plus {most} octets était attendue ; celle-ci est plus longue",
  payloadTooLong: "une entrée d’au plus {most} octets était attendue ; celle-ci est plus grande",
  cutOffInLine: "le fichier se termine au milieu de la ligne : il a été tronqué",
  cutOff: "l’entrée {entry} sur {entries} était attendue, et le fichier se termine : il a été tronqué",
  goesOn: "le fichier devait se terminer après la somme de contrôle, et il continue",
  entriesAndHead:
    "autant d’entrées que le dit le numéro de la dernière étaient attendues, {expected} ; il y en a {got}",
  noEntry: "l’entrée {entry} sur {entries} était attendue ; c’est une autre ligne",
  otherEntry: "l’entrée {expected} était attendue ; c’est l’entrée {got}",
  oneMoreEntry:
    "pas plus d’entrées que n’en annonce la première ligne n’étaient attendues ; il y en a une de plus",
  otherLine:
    "des clés, puis des têtes signées, puis la somme de contrôle étaient attendues ; c’est une autre ligne",
  noChecksum:
    "la somme de contrôle était attendue à la dernière ligne, et le fichier se termine : il a été tronqué",
  otherHash:
    "l’empreinte ne correspond pas au contenu de l’entrée et à ce qui la précède : {expected} était attendue, et non {got}",
  otherStart:
    "la première entrée devait être de l’instant que dit la première ligne, {expected} ms depuis 1970 ; elle est de {got}",
  otherHead:
    "les entrées devaient mener à la tête que dit la première ligne, {expected} ; elles mènent à {got}",
  otherChecksum:
    "la somme de contrôle ne correspond pas : quelque chose a été changé là où rien d’autre ne le montre, par exemple à la première ligne ; {expected} était attendue, et non {got}",

  noUpdate:
    "une modification sous forme de mise à jour de Yjs, version 1, était attendue ; c’est autre chose",
  tooMuchWork: "cette modification demande bien plus de travail qu’aucun serveur n’en accepte",
  cannotApply: "cette modification ne peut pas être appliquée",
  buildsOnMissing: "cette modification repose sur autre chose que ce qui la précède",
  otherOwner:
    "les mots sous l’identifiant de client {client} devaient être de {owner} seulement ; il y en a de {person}",
  draftTooLarge: "un projet d’au plus {most} octets était attendu, et cette modification l’agrandit au-delà",
  noRestoringEdit:
    "la modification qui exécute ce que décide l’entrée {entry} devait la suivre, de {person} ; elle manque",
  noText: "un registre contenant le texte initial du projet était attendu ; il manque",

  otherDelegation: "la délégation de l’entrée elle-même était attendue, {expected} ; c’est {got}",
  otherName:
    "une décision sous le dernier nom que le registre donne à la personne était attendue, {expected} ; c’est {got}",
  mayNotDecide: "une décision d’une personne qui décide dans ce projet était attendue ; {person} est {role}",
  notIntroduced: "une personne que le registre a présentée était attendue ; {person} ne l’est pas",
  noSuchBracket: "un crochet du projet était attendu ; c’est {bracket}",
  bracketSettled:
    "le crochet {bracket} est réglé : nul ne le maintient, ne le lève ni ne le règle avant son rétablissement",
  bracketStands: "le crochet {bracket} est rétabli alors qu’il est en place",
  bracketFrozen: "la disposition {clause} est convenue ou adoptée, et rien n’y est mis entre crochets",
  bracketElsewhere: "les mots que nomme le crochet ne sont pas dans la disposition {clause}",
  tooManyBrackets: "{most} crochets au plus à la fois étaient attendus ; il y en a davantage",
  tooMuchQuoted:
    "des crochets qui citent et annotent {most} caractères au plus étaient attendus ; c’est davantage",
  tooManyHolders: "{most} tenants au plus de {bracket} étaient attendus ; il y en a davantage",
  sameHold: "{holder} devait maintenir {bracket} autrement qu’auparavant ; rien ne change",
  holdsNot: "un tenant devait lever {bracket} ; {holder} ne le maintient pas",
  contested: "la disposition {clause} ne peut devenir {status} tant que le crochet {bracket} y est en place",
  packaged:
    "la disposition {clause} ne peut devenir {status} isolément : elle fait partie de l’ensemble {package}, agréé en bloc ou pas du tout",
  noSuchPackage: "un ensemble du projet était attendu ; {package} n’en est pas un",
  tooManyPackages: "{most} ensembles au plus étaient attendus à la fois, il y en a davantage",
  samePackage: "un changement de l’ensemble {package} était attendu, il reste le même",
  packagesHeading:
    "des dispositions étaient attendues dans un ensemble ; {clause} est un titre ou un intertitre",
  inOtherPackage: "une disposition d’aucun autre ensemble était attendue ; {clause} fait partie de {package}",
  packagesUnlike:
    "les dispositions de l’ensemble {package} devaient être toutes agréées au même degré, ou aucune ; il en est autrement",
  otherClauses: "les dispositions de l’ensemble {package} qui changent étaient attendues, il y en a d’autres",
  withheld: "la disposition {clause} ne peut devenir {status} tant que {delegation} réserve sa confirmation",
  tooManyAsked: "{most} délégations au plus peuvent être appelées à confirmer {clause}, il y en a davantage",
  notAsked: "une délégation appelée à confirmer {clause} était attendue ; {delegation} ne l’est pas",
  sameWithheld: "{delegation} devait dire de {clause} autre chose qu’auparavant, c’est la même chose",
  competes:
    "la disposition {clause} ne peut devenir {status} tant qu’elle concurrence la disposition {rival}",
  competesNot: "une disposition qui en concurrence d’autres était attendue ; c’est {clause}",
  competesAlready: "une disposition qui n’en concurrence encore aucune était attendue ; c’est {clause}",
  rivalFrozen: "la disposition {clause} est convenue ou adoptée, et rien ne la concurrence",
  rivalOfOneLine: "la disposition {clause} est un titre ou un intertitre, et n’a pas de variante",
  rivalOfOtherKind: "des dispositions de même nature devaient se concurrencer ; ce sont {clause} et {of}",
  copyThere: "une copie sous un identifiant nouveau était attendue ; la disposition {clause} existe déjà",
  notCopied:
    "une modification qui crée {clause}, copie de la disposition {of}, était attendue ; c’en est une autre",
  tooManyRivals: "{most} variantes au plus étaient attendues ; il y en a davantage",
  noSuchChoice: "le choix d’une des dispositions concurrentes présentes était attendu ; c’est {clause}",
  noChoice: "un choix à annuler parmi les variantes de {clause} était attendu ; il n’y en a pas",
  noSuchRivals:
    "des dispositions qui étaient en concurrence avec {clause} étaient attendues, dans leur ordre ; ce sont d’autres",
  rivalThere: "une disposition absente du projet devait être rétablie ; {clause} y figure déjà",
  notBroughtBack: "une modification qui rétablit la disposition {clause} était attendue ; c’en est une autre",
  notRemoved: "ce qui n’a pas été retenu devait être supprimé ; la disposition {clause} est encore là",
  removedChosen: "ce qui a été retenu devait rester ; la disposition {clause} n’est pas là",
  archived: "rien ne devait être décidé dans un projet archivé avant qu’il ne soit sorti des archives",
  noClause: "une disposition du projet était attendue ; c’est {clause}",
  noWay: "la disposition {clause} est {before}, et ne peut alors devenir {status}",
  noReason: "la disposition {clause} est {before}, et ne devient {status} qu’avec un motif ; il manque",
  sameMode: "un autre mode de rédaction qu’auparavant était attendu ; c’est encore {mode}",
  sameRules: "d’autres règles d’accès qu’auparavant étaient attendues ; ce sont les mêmes",
  sameArchived: "un archivage ou une sortie des archives étaient attendus ; rien ne change",
  otherNumber: "{symbol} devait avoir le numéro {expected} ; il a le numéro {got}",
  correctsNothing: "{symbol} corrige {corrects}, qui n’a pas été publiée",
  otherCorrection: "{symbol} devait être la correction {expected} ; c’est la correction {got}",
  otherSymbol: "la cote {expected} était attendue ; c’est {got}",
  symbolAgain: "la cote {symbol} a déjà servi",
  otherText:
    "{symbol} n’est pas le texte que donnent les modifications : l’empreinte de celui-ci est {expected}, et la révision dit {got}",
  otherStatuses: "{symbol} ne dit pas de chaque disposition, dans l’ordre du texte, l’état qu’elle avait",
  noNumbers: "{symbol} ne dit pas les numéros de ses dispositions, alors que les numéros sont maintenus",
  otherNumbers: "{symbol} ne dit pas de chaque disposition numérotée, dans l’ordre du texte, son numéro",
  sameNumbering: "une autre numérotation qu’auparavant était attendue ; c’est la même",
  holdsNothing: "les numéros doivent être maintenus depuis {symbol}, qui n’a pas été publiée",
  noNumbersToHold: "les numéros doivent être maintenus depuis {symbol}, qui n’en dit aucun",
  restoresLater: "ce qui est rétabli devait être antérieur ; c’est l’entrée {to}",
  restoresOther: "la révision {symbol} n’est pas l’entrée {to}",
  noSuchProposal: "une proposition présentée sur ce projet était attendue ; c’est {proposal}",
  proposalOver: "la proposition {symbol} est close : cela ne se décide plus à son sujet",
  tooManyProposals: "{most} propositions au plus sur un projet étaient attendues ; il y en a davantage",
  otherProposer: "{symbol} est présentée de nouveau au nom d’un autre auteur",
  otherProposalNumber: "{symbol} devait être la proposition {expected} du projet ; c’est la {got}",
  otherProposalRevision: "la révision {expected} de la proposition {symbol} était attendue ; c’est la {got}",
  proposedLater: "{symbol} est fondée sur l’entrée {base}, qui était encore à venir",
  tooMuchProposed:
    "{most} octets au plus étaient attendus dans toutes les propositions sur un projet ; il y en a davantage",
  proposesNothing: "{symbol} ne change rien",
  otherWriters:
    "{symbol} ne nomme pas qui a écrit sous chaque identifiant de client de ses changements, et sous aucun autre",
  proposedElsewhere: "{symbol} change un autre texte que celui de ce projet",
  sameProposalRules:
    "les règles des propositions devaient changer quelque chose ; ce sont celles qui valaient déjà",
  proposedEarly: "{symbol} est nouvelle et a été présentée avant l’ouverture du délai",
  proposedLate: "{symbol} est nouvelle et a été présentée hors délai, ce qui n’est pas admis",
  notSeconded: "{symbol} devait avoir {expected} coauteurs pour être reprise ; elle en avait {got}",
  sponsorsOwn:
    "{symbol} est la proposition de {delegation} ; ce sont d’autres délégations qui s’en portent coauteurs",
  sameSponsors: "{delegation} devait devenir coauteur de {symbol} ou cesser de l’être ; rien ne change",
  tooManySponsors: "{most} coauteurs au plus d’une proposition étaient attendus ; il y en a davantage",
  notProposed: "{symbol} ne change pas la disposition {clause}",
  takenAlready: "ce que {symbol} change dans la disposition {clause} a déjà été repris",
  takenFrozen: "la disposition {clause} est convenue ou adoptée ; rien de {symbol} n’y est repris",
  notTaken:
    "{symbol} serait reprise telle que proposée, et la disposition {clause} n’a pas été ajoutée ou supprimée comme proposé",
  streamlinesRemoved: "{symbol} supprime la disposition {clause} et n’en propose aucun libellé",
  streamlinesFrozen: "la disposition {clause} est convenue ou adoptée ; son libellé ne change plus",
  notStreamlined:
    "la disposition {clause}, où des propositions ont été fondues en un seul libellé, n’existe pas ensuite",

  otherAudience:
    "une personne de la délégation {code}, dont c’est l’espace d’échanges, était attendue ; c’en est une autre",
  otherOpening: "un espace d’échanges s’ouvre par l’entrée {entry}, et par aucune autre",
  otherDesk:
    "un espace d’échanges sur le projet {draft} pour {audience} était attendu, comme le dit la première ligne ; c’en est un autre",
  noThread: "un fil de cet espace d’échanges était attendu, et non {thread}",
  noComment: "un commentaire du fil était attendu ; c’en est un autre",
  threadResolved: "le fil {thread} est résolu, et personne n’y répond",
  sameThread: "le fil {thread} devait être résolu ou rouvert ; il l’était déjà",
  notOwnComment: "seul {person}, qui a écrit le commentaire, peut le reformuler ; c’est quelqu’un d’autre",
  sameWords: "le commentaire devait dire autre chose qu’auparavant ; il dit la même chose",
  tooManyThreads: "{most} fils au plus étaient attendus ; il y en a davantage",
  tooManyComments: "{most} commentaires au plus étaient attendus dans un fil ; il y en a davantage",
  tooManyWordings: "{most} formulations au plus étaient attendues pour un commentaire ; il y en a davantage",
  nothingTakenBack: "une position retirée doit avoir été exprimée ; elle ne l’a pas été",
  samePosition: "une position devait dire autre chose qu’auparavant ; elle dit la même chose",
  tooManyPositions: "{most} positions au plus étaient attendues ; il y en a davantage",
  deskFull:
    "les textes, citations et notes devaient avoir {most} caractères au plus en tout ; ils en ont davantage",
  onlyDraftsSigned:
    "rien n’est signé dans ce registre, et il n’en existe aucun reçu : vérifiez-le sans clé ni reçu",

  otherBeginning: "une proposition commence par l’entrée {entry}, et par aucune autre",
  otherBranch:
    "proposition sur le projet {draft} pour {proposer} attendue, comme le dit la première ligne ; le fichier en contient une autre",
  otherServer: "plenary-server devait s’appeler Plenary, du secrétariat et d’aucune délégation",
  otherThanServer: "le serveur suit le projet, et personne d’autre ; ici {person}",
  otherClient:
    "les mots du projet portent des identifiants de client inférieurs à 2³² et viennent du serveur, tous les autres des identifiants à partir de là ; ici {client}, de {person}",
  notOwnBranch:
    "modification attendue d’une personne au nom de laquelle la proposition est faite ; elle est de {person}",
  followsBack:
    "la proposition devait suivre son projet jusqu’à l’entrée {expected} ou une suivante ; elle va à {got}",
  followsNothing: "suivre le projet devait changer quelque chose ; tout reste comme avant",
  invitesOwn: "la proposition est de {delegation} elle-même, que personne n’invite",
  tooManyInvited: "au plus {most} délégations peuvent être invitées ; il y en a davantage",
  sameInvited:
    "l’invitation devait changer quelque chose ; {delegation} était déjà invitée, ou ne l’était pas",
  notInvited: "une délégation invitée était attendue parmi les coauteurs ; {delegation} ne l’est pas",
  sameJoined: "{delegation} devait se joindre ou se retirer ; c’était déjà le cas",

  noPublicKey: "une clé publique Ed25519 de 44 octets était attendue sous {key} ; c’est autre chose",
  otherKey: "la clé que nomme l’identifiant {key} était attendue ; c’en est une autre",
  halfEndorsed:
    "une approbation de la clé {key} et son auteur étaient attendus ensemble ; l’un des deux manque",
  retiredBefore: "la clé {key} a été retirée avant d’avoir été créée",
  noEndorser: "la clé {by}, qui approuve {key}, devait la précéder ; elle manque",
  notEndorsed: "l’approbation de la clé {key} n’est pas la signature de la clé {by}",
  keyTwice: "chaque clé devait figurer une fois ; {key} figure deux fois",
  noKey: "la clé {key} devait être dans le fichier ; elle manque",
  headsOutOfOrder:
    "les têtes signées devaient être dans l’ordre du registre, chacune une fois ; celle de l’entrée {entry} suit une plus récente",
  signatureOfOther: "la signature de {symbol} à l’entrée {entry} porte sur un autre registre que celui-ci",
  notSigned: "la signature de {symbol} n’est pas de la clé {key}",
  tooManySignatures: "au plus {most} clés et signatures étaient attendues ; il y en a plus",
  importOfOther:
    "ce qui a été signé d’une importation ne porte pas sur ce registre jusqu’ici : il porte sur l’entrée {entry} avec la tête {head}",
  importsOutOfOrder:
    "les importations d’une même entrée devaient être dans l’ordre du temps et de la clé, chacune une fois",
  importNotSigned: "la signature de l’importation n’est pas de la clé {key}",
  tooManyImports: "au plus {most} importations d’un registre étaient attendues ; il y en a plus",
  nothingSigned:
    "une révision signée par la clé {key} était attendue, et aucune n’a été publiée : rien de ce registre n’est signé",
  notSignedAtAll:
    "{symbol} devait être signée par la clé {key} ou par une clé qu’elle a approuvée ; elle n’est pas signée",
  signedByOther:
    "{symbol} devait être signée par la clé {expected} ou par une clé qu’elle a approuvée ; elle l’est par la clé {got}",

  noReceipt:
    "un reçu tel que Plenary le donne était attendu ; ce fichier est d’une autre sorte, changé ou tronqué",
  receiptTooLong: "un reçu d’au plus {most} octets était attendu ; le fichier est plus grand",
  receiptStatesOther: "ce que dit le reçu devait être ce qui a été signé ; c’est autre chose",
  receiptKeyMissing: "le reçu est signé par la clé {key}, qui n’y figure pas",
  receiptNotSigned: "la signature du reçu n’est pas de la clé {key} : il a été changé, ou jamais signé",
  receiptByOther:
    "le reçu devait être signé par la clé {expected} ou par une clé qu’elle a approuvée ; il l’est par la clé {got}",
  receiptOfOtherDraft: "le reçu porte sur le projet {expected}, et ce registre est celui de {got}",
  receiptOfOtherLineage:
    "le reçu porte sur ce projet dans une autre histoire, {expected} ; ce registre descend de {got}",
  receiptLater:
    "le reçu porte sur l’entrée {entry}, et ce registre se termine à l’entrée {last} : des entrées ont été retranchées, ou le fichier est plus ancien que le reçu",
  receiptOtherHead:
    "à l’entrée {entry}, le reçu a {expected}, et ce registre {got} : c’est un autre registre, ou il a été réécrit depuis",
  receiptFits: "le registre a cette tête à l’entrée {entry}, signée par {key}",
};
